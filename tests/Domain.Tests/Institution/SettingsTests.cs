using Governance.Domain.Institution;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;

namespace Governance.Domain.Tests.Institution;

public sealed class SettingsTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("#000000", 21.0)]
    [InlineData("#FFFFFF", 1.0)]
    [InlineData("#767676", 4.54)]
    [InlineData("#777777", 4.48)]
    public void Contrast_is_that_of_the_standard(string colour, double expected) => Assert.Equal(expected, Contrast.Of(colour)!.Value, 2);

    [Fact]
    public async Task A_colour_must_carry_white_text_and_a_name_both_languages()
    {
        var administrator = await host.A.Person(Role.Administrator);
        await Broken.Rule("White text on this colour has a contrast of 4.48 to 1; it needs 4.50 to 1. Choose a darker one.", () => host.Send(administrator, new KeepLook(Bilingual.Empty, "#777777")));
        await Broken.Rule("Write a colour as #RRGGBB.", () => host.Send(administrator, new KeepLook(Bilingual.Empty, "red;}")));
        await Broken.Rule("Write the name in English and in French.", () => host.Send(administrator, new KeepLook(new("College", ""), null)));
        await host.Send(administrator, new KeepLook(new("College", "Collège"), "#123456"));
        await host.Send(administrator, new KeepLook(new("College", "Collège"), "#654321"));
        Assert.Equal("#654321", (await host.Ask((SettingsQueries all) => all.All()))!.Colour);
    }

    [Fact]
    public async Task Journals_are_kept_for_whole_years_or_as_the_program_was_started()
    {
        var administrator = await host.A.Person(Role.Administrator);
        await Broken.Rule("Journals are kept for a whole number of years, from 1 to 1000.", () => host.Send(administrator, new KeepRetention(0, null)));
        await host.Send(administrator, new KeepRetention(3, null));
        Assert.Equal(3, (await host.Ask((SettingsQueries all) => all.All()))!.JournalYears);
        await host.Send(administrator, new KeepRetention(null, null));
        Assert.Null((await host.Ask((SettingsQueries all) => all.All()))!.JournalYears);
    }

    [Fact]
    public async Task The_password_of_a_mail_server_goes_to_no_other()
    {
        var administrator = await host.A.Person(Role.Administrator);
        var server = new MailServer("smtp.example.org", 587, true, "mailer", "as it was encrypted", "governance@example.org");
        await host.Send(administrator, new KeepMailServer(server));
        await host.Send(administrator, new KeepMailServer(server with { Host = "SMTP.example.org", UserName = "other" }));
        foreach (var elsewhere in new[] { server with { Host = "smtp.example.com" }, server with { Port = 25 }, server with { IsEncrypted = false } })
            await Broken.Rule("The password that is kept was given for SMTP.example.org. For another server or port, or without encryption, write it again.", () => host.Send(administrator, new KeepMailServer(elsewhere)));
        await host.Send(administrator, new KeepMailServer(server with { Host = "smtp.example.com", ProtectedPassword = "another one" }));
        await host.Send(administrator, new KeepMailServer(server with { ProtectedPassword = null }));
        Assert.Null((await host.Ask((SettingsQueries all) => all.All()))!.Mail!.ProtectedPassword);
    }

    [Fact]
    public async Task A_logo_is_what_its_bytes_say_and_never_a_drawing_with_scripts()
    {
        var administrator = await host.A.Person(Role.Administrator);
        const string refused = "Choose a PNG, JPEG or GIF of at most 200 kilobytes.";
        await Broken.Rule(refused, () => host.Send(administrator, new KeepLogo("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray())));
        await Broken.Rule(refused, () => host.Send(administrator, new KeepLogo([.. Png, .. new byte[LogoFile.MaxBytes]])));
        await host.Send(administrator, new KeepLogo(Png));
        Assert.Equal("image/png", (await host.Ask((SettingsQueries all) => all.All()))!.LogoType);
        await host.Send(administrator, new KeepLogo(null));
        Assert.Null((await host.Ask((SettingsQueries all) => all.All()))!.LogoContent);
    }

    [Fact]
    public async Task Settings_are_for_whoever_administers_the_whole_network()
    {
        var administrator = await host.A.Person(Role.Administrator, await host.A.Institution());
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(administrator, new KeepMailServer(null)));
        Assert.False(administrator.KeepsSettings());
        Assert.Null(await host.Ask((SettingsQueries all) => all.All()));
    }
}
