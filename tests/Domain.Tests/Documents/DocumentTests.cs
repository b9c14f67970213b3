using System.Text;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Documents;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Documents;

/// <summary>Papers beside a record: what is taken, who reads them, what is kept.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = "%PDF-1.7 a budget"u8.ToArray();

    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private string record = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddSingleton(new DocumentLimits { MaxMegabytes = 1 }));
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        record = await host.A.Credential(lead);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_document_has_versions_and_its_bytes_are_kept_once()
    {
        var document = await Attach(lead, "C:\\papers\\Budget é.pdf", Pdf);
        await Attach(dean, "Copy.pdf", Pdf);
        await Broken.Rule("This is the version that is here already.", () => host.Send(dean, new AttachDocument(record, "Budget.pdf", Pdf) { DocumentId = document }));
        await host.Send(dean, new AttachDocument(record, "Budget 2.pdf", "%PDF-1.7 another"u8.ToArray()) { DocumentId = document });
        Assert.Equal(2, await host.WithDb(db => db.Set<StoredFile>().CountAsync()));
        var line = (await Read(dean)).Lines.Single(one => one.Id == document);
        Assert.Equal([("Budget 2.pdf", 2, dean.Name), ("Budget é.pdf", 1, lead.Name)], line.Versions.Select(one => (one.Version.Name, one.Version.Number, one.By!.En)));
        var file = await host.Ask((DocumentQueries all) => all.File(record, document, 1, dean));
        Assert.Equal(("Budget é.pdf", "application/pdf", "%PDF-1.7 a budget"), (file.Name, file.Type, Encoding.UTF8.GetString(file.Content)));
        Assert.Contains(await host.Ask((CredentialQueries records) => records.History(record, dean)), one => one.Event == nameof(DocumentAttached) && one.Why == "Budget é.pdf");
        Assert.Equal(2, await host.Ask((DocumentQueries all) => all.Count(record, dean)));
    }

    [Fact]
    public async Task Whoever_attached_it_the_team_or_the_QA_office_withdraws_it()
    {
        var document = await Attach(dean, "Letter.pdf", Pdf);
        var registrar = await host.A.Person(Role.Registrar, college);
        await Broken.Rule<Refused>("Only whoever attached a document, the team or the QA office withdraws it.", () => host.Send(registrar, new WithdrawDocument(document)));
        Assert.Equal((true, true, false), ((await Read(dean)).Lines[0].MayWithdraw, (await Read(lead)).Lines[0].MayWithdraw, (await Read(registrar)).Lines[0].MayWithdraw));
        await host.Send(lead, new WithdrawDocument(document));
        Assert.NotNull((await Read(dean)).Lines[0].WithdrawnAt);
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((DocumentQueries all) => all.File(record, document, 1, dean)));
        await Broken.Rule("This document was withdrawn; nothing was recorded.", () => host.Send(dean, new WithdrawDocument(document)));
        await Broken.Rule("This document was withdrawn; nothing was recorded.", () => host.Send(dean, new AttachDocument(record, "New.pdf", "%PDF-2"u8.ToArray()) { DocumentId = document }));
        Assert.Equal(0, await host.Ask((DocumentQueries all) => all.Count(record, dean)));
        Assert.Equal(1, await host.WithDb(db => db.Set<StoredFile>().CountAsync()));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_a_sentence()
    {
        await Broken.Rule("“Empty.txt” is empty.", () => Attach(dean, "Empty.txt", []));
        await Broken.Rule("“Large.txt” is larger than 1 MB.", () => Attach(dean, "Large.txt", new byte[1024 * 1024 + 1]));
        await Attach(dean, "Just.bin", new byte[1024 * 1024]);
        await Broken.Rule("Give the file a name of at most 200 characters.", () => Attach(dean, new string('x', 201), Pdf));
        await Broken.Rule("Give the file a name of at most 200 characters.", () => Attach(dean, "folder/", Pdf));
        Assert.Equal(1, await host.WithDb(db => db.Set<Document>().CountAsync()));
    }

    [Theory]
    [InlineData("photo.png", "MZ\u0090 program")]
    [InlineData("notes", "#!/bin/sh\nrm -r")]
    [InlineData("notes.txt", "\u007fELF....")]
    [InlineData("setup.EXE", "harmless")]
    [InlineData("macro.docm", "PK\u0003\u0004")]
    public void Programs_are_refused_whatever_they_are_called(string name, string content)
    {
        var broken = Assert.ThrowsAny<RuleBroken>(() => FileType.Of(name, Encoding.Latin1.GetBytes(content)));
        Assert.Equal($"“{name}” is a program or can run one; such files are not kept here.", broken.Sentence.In(System.Globalization.CultureInfo.GetCultureInfo("en-CA")));
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.4", "application/pdf")]
    [InlineData("a.csv", "name;price\nCaf\u00e9;2", "text/csv")]
    [InlineData("a.docx", "PK\u0003\u0004...", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("a.html", "<script>alert(1)</script>", "text/plain")]
    [InlineData("a.unheard-of", "\0\u0001\u0002", "application/octet-stream")]
    [InlineData("a.unheard-of", "%PDF-1.4", "application/pdf")]
    public void The_type_is_what_the_content_is(string name, string content, string type) => Assert.Equal(type, FileType.Of(name, Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("a.pdf", "<html>")]
    [InlineData("a.png", "%PDF-1.4")]
    [InlineData("a.txt", "\0\u0001")]
    public void A_name_that_promises_something_else_is_refused(string name, string content) =>
        Assert.Contains("but does not hold that", Assert.ThrowsAny<RuleBroken>(() => FileType.Of(name, Encoding.Latin1.GetBytes(content))).Sentence.In(System.Globalization.CultureInfo.GetCultureInfo("en-CA")), StringComparison.Ordinal);

    [Fact]
    public async Task Every_role_elsewhere_is_told_that_there_is_nothing()
    {
        var document = await Attach(dean, "Secret.pdf", Pdf);
        var elsewhere = await host.A.Institution();
        var strangers = await Task.WhenAll(Role.All.Select(role => host.A.Person(role, elsewhere)));
        foreach (var caller in strangers.Append(await host.A.Person(Role.Reviewer, college)))
        {
            Assert.Null(await host.Ask((DocumentQueries all) => all.Of(record, caller)));
            Assert.Equal(0, await host.Ask((DocumentQueries all) => all.Count(record, caller)));
            await Assert.ThrowsAsync<NotFound>(() => host.Ask((DocumentQueries all) => all.File(record, document, 1, caller)));
            foreach (Func<Task> act in new Func<Task>[] { () => Attach(caller, "Mine.pdf", Pdf), () => host.Send(caller, new WithdrawDocument(document)) })
            {
                // an auditor or an administrator attaches nothing anywhere
                if (caller.May(Permission.CompleteWork))
                    await Assert.ThrowsAsync<NotFound>(act);
                else
                    await Assert.ThrowsAsync<Refused>(act);
            }
        }
        var other = await host.A.Credential(lead);
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((DocumentQueries all) => all.File(other, document, 1, dean)));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((DocumentQueries all) => all.File(record, document, 2, dean)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new AttachDocument(other, "A.pdf", Pdf) { DocumentId = document }));
        await Broken.Rule<Refused>("This is not for your role.", () => Attach(Caller.Partner(Guid.Empty), "A.pdf", Pdf));
    }

    private Task<Guid> Attach(Caller caller, string name, byte[] content) => host.Send(caller, new AttachDocument(record, name, content));

    private async Task<DocumentList> Read(Caller caller) => (await host.Ask((DocumentQueries all) => all.Of(record, caller)))!;
}
