using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Lists;
using Governance.Domain.Words;
using Governance.Portal.Accounts;
using Governance.Portal.Shared;

namespace Governance.Portal.Records;

/// <summary>
/// The list of records as a file: the filters, the order and the columns of the page, all pages of it, in the reader's
/// language. CSV by RFC 4180 in UTF-8 with the mark (BOM) that makes spreadsheets read it so; a cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
/// </summary>
internal static class RecordFiles
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" };

    internal static void MapRecordFiles(this WebApplication portal) => portal.MapGet("/records/export.csv", Export);

    [RequiresPermission(Permission.ReadRecords, Permission.ReadOwnRecords)]
    private static async Task Export(HttpContext context, CallerOf callers, RecordListQueries records, ListQueries lists, Dates dates, TimeProvider clock)
    {
        var caller = (await callers.Person(context.User))!.ToCaller();
        var columns = RecordColumns.Of(await lists.Of(ListName.Records, caller, context.RequestAborted));
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"micro-credentials-{dates.Today:yyyy-MM-dd}.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(writer, Format);
        await Write(csv, Heads(columns));
        await foreach (var row in records.All(RecordAddress.Read(context.Request.QueryString.Value ?? "").Filter, caller, context.RequestAborted))
            await Write(csv, [row.Id, row.Title.ToString(), .. columns.SelectMany(column => Cells(column, row, dates, clock.GetUtcNow()))]);
    }

    private static async Task Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        await csv.NextRecordAsync();
    }

    private static IEnumerable<string> Heads(IReadOnlyList<RecordColumn> columns) =>
        new Sentence[] { new("Number"), new("Title") }.Concat(columns.SelectMany(Heads)).Select(head => head.ToString());

    private static IEnumerable<Sentence> Heads(RecordColumn column) => column switch
    {
        RecordColumn.Stage => [RecordColumns.Name(column), new("Returned")],
        RecordColumn.Age => [new("In its stage since"), new("Days in its stage")],
        RecordColumn.Next => [RecordColumns.Name(column), new("Waits for")],
        RecordColumn.Unit or RecordColumn.Organisation or RecordColumn.Due or RecordColumn.Lead or RecordColumn.Proposed or RecordColumn.Published => [RecordColumns.Name(column)],
    };

    private static IEnumerable<string> Cells(RecordColumn column, RecordRow row, Dates dates, DateTimeOffset now) => column switch
    {
        RecordColumn.Stage => [Stage.Of(row.State).Name.ToString(), row.IsReturned ? new Sentence("Yes").ToString() : new Sentence("No").ToString()],
        RecordColumn.Unit => [row.Unit.ToString()],
        RecordColumn.Organisation => [row.Organisation.ToString()],
        RecordColumn.Age => [dates.Iso(row.Since), ((int)(now - row.Since).TotalDays).ToString(CultureInfo.InvariantCulture)],
        RecordColumn.Next => [string.Join("; ", row.Next.Select(step => step.Title)), string.Join("; ", row.Next.Select(step => step.Holder))],
        RecordColumn.Due => [row.Next is [{ DueAt: { } due }, ..] ? dates.Iso(due) : ""],
        RecordColumn.Lead => [row.Lead.ToString()],
        RecordColumn.Proposed => [dates.Iso(row.ProposedAt)],
        RecordColumn.Published => [row.PublishedAt is { } at ? dates.Iso(at) : ""],
    };
}
