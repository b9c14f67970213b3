using Governance.Domain;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Portal.Host;
using Governance.Workflows;

namespace Governance.House.Tests;

/// <summary>How the code base is laid out. Each rule is also shown a bad example, which it must find.</summary>
public sealed class HouseTests
{
    private static readonly Type[] Types =
        [.. new[] { typeof(DomainSetup), typeof(WorkflowsSetup), typeof(PortalHost) }.SelectMany(type => type.Assembly.GetTypes())];

    [Fact]
    public void Projects_point_one_way()
    {
        Violations.None(Finders.WrongArrows(SourceFile.Below("src", ".csproj")));
        Assert.Equal(["src/Domain/Domain.csproj references Portal"],
            Finders.WrongArrows([new("src/Domain/Domain.csproj", """<ProjectReference Include="../Portal/Portal.csproj" />""")]));
    }

    [Fact]
    public void Folders_do_not_open_what_they_must_not_know()
    {
        Violations.None(Finders.ForbiddenUsings(SourceFile.Below("src", ".cs", ".razor")));
        Assert.Equal(
            ["src/Domain/Work/Step.cs opens Governance.Workflows.Engine", "src/Workflows/Flow/Rules.cs opens Governance.Domain.Words"],
            Finders.ForbiddenUsings(
            [
                new("src/Domain/Work/Step.cs", "using System;\nusing Governance.Workflows.Engine;\nusing Governance.Domain.Words;\n"),
                new("src/Workflows/Flow/Rules.cs", "using Governance.Workflows.Definitions;\nusing static Governance.Domain.Words;\n"),
            ]));
    }

    [Fact]
    public void Pages_do_not_use_the_store()
    {
        Violations.None(Finders.PagesThatUseTheStore(SourceFile.Below("src", ".razor", ".razor.cs")));
        Assert.Equal(["src/Portal/Work/Step.razor uses the store"],
            Finders.PagesThatUseTheStore([new("src/Portal/Work/Step.razor", "@inject GovernanceDb Db")]));
    }

    [Fact]
    public void Pages_do_not_use_the_folders_of_other_pages()
    {
        Violations.None(Finders.PagesThatUseOtherPages(SourceFile.Below("src/Portal", ".cs", ".razor")));
        Assert.Equal(["src/Portal/Work/Step.cs opens the pages of Records"],
            Finders.PagesThatUseOtherPages(
            [
                new("src/Portal/Work/Step.razor", "@page \"/steps\""),
                new("src/Portal/Work/Step.cs", "using Governance.Portal.Records;\nusing Governance.Portal.Shared;"),
                new("src/Portal/Records/Record.razor", "@page \"/records\""),
            ]));
    }

    [Fact]
    public void Aggregates_are_changed_by_themselves_alone()
    {
        Assert.Contains(Types, type => type.IsSubclassOf(typeof(Aggregate)));
        Violations.None(Finders.PublicSetters(Types));
        Assert.Equal(["OpenHouse.Name can be set from outside"], Finders.PublicSetters([typeof(OpenHouse)]));
    }

    [Fact]
    public void Each_command_stands_in_its_own_file_with_its_permission_and_its_handler()
    {
        Violations.None(Finders.CommandsApart(Types, SourceFile.Below("src", ".cs")));
        Assert.Equal(["Lonely names no permission", "Lonely stands in no file of its name"], Finders.CommandsApart([typeof(Lonely)], []));
        Assert.Equal(["Lonely names no permission", "Lonely has no handler beside it"],
            Finders.CommandsApart([typeof(Lonely)], [new("src/Lonely.cs", "record Lonely : ICommand;")]));
    }

    [Fact]
    public void No_file_is_longer_than_one_can_hold_in_mind()
    {
        Violations.None(Finders.LongFiles(SourceFile.Below("src", ".cs", ".razor")));
        Assert.Equal(["src/Long.cs has 301 lines"], Finders.LongFiles(
        [
            new("src/Long.cs", string.Concat(Enumerable.Repeat("x\n", Finders.MaxLines + 1))),
            new("src/Just.cs", string.Concat(Enumerable.Repeat("x\n", Finders.MaxLines))),
        ]));
    }

    [Fact]
    public void What_is_typed_is_kept_when_the_session_or_the_line_ends()
    {
        Violations.None(Finders.FieldsThatLoseText(SourceFile.Below("src", ".razor")));
        Assert.Equal(["src/Portal/Work/Step.razor loses what is typed in line 2", "src/Portal/Work/Step.razor loses what is typed in line 4"], Finders.FieldsThatLoseText(
        [
            new("src/Portal/Work/Step.razor", """
                <input name="Form.Text" /> <input type="search" @oninput="text => Find(text)" />
                <input class="@(IsWrong ? "err" : "")" @onchange="change => Set(change)" data-focus />
                <textarea class="@(IsWrong ? "err" : "")" @onchange="change => Set(change)" data-keep="@Key"></textarea>
                <textarea @bind="words"></textarea>
                <input type="checkbox" checked="@is" />
                """),
        ]));
    }

    [Fact]
    public void A_rule_about_a_missing_folder_is_an_error()
    {
        Assert.Throws<FileNotFoundException>(() => SourceFile.Below("src/Nowhere", ".cs"));
        Assert.Throws<FileNotFoundException>(() => SourceFile.Below("src/Domain/Rules", ".razor"));
    }

    private sealed class OpenHouse : Aggregate
    {
        public string Name { get; set; } = "";
    }

    private sealed record Lonely : ICommand;
}
