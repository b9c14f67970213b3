using System.Net;
using System.Text;
using Governance.Portal.Shared;

namespace Governance.Portal.Mail;

/// <summary>
/// The one layout of all mail, as text and as HTML with the same content. No images, no style sheet, nothing that tells
/// whether it was read.
/// </summary>
public sealed class LetterLayout(Words words)
{
    private const string Body = "margin:0;padding:24px;background:#F6F6F3;color:#18222A;font:16px/1.5 'Segoe UI',Arial,sans-serif";
    private const string Card = "width:100%;max-width:600px;margin:0 auto;background:#FFFFFF;border:1px solid #DEE1DC;border-radius:7px";
    private const string Press = "display:inline-block;padding:12px 20px;background:#0A5C6B;color:#FFFFFF;border-radius:4px;text-decoration:none;font-weight:600";
    private const string Quiet = "margin:0 0 16px;color:#4D5A61";

    public string Text(Letter letter)
    {
        var text = new StringBuilder();
        Part(text, letter.From);
        Part(text, letter.Ask);
        Part(text, letter.WhyYou);
        Part(text, string.Join('\n', letter.Details.Select(line => "- " + line)));
        Part(text, string.Join('\n', letter.Lines.Select(line => "- " + line.Text + (line.Address is { } address ? "\n  " + address : ""))));
        if (letter.Button is { } button)
            Part(text, button.Text + "\n" + button.Address);
        Part(text, letter.IfNothing);
        Part(text, "-- \n" + letter.Footer + (letter.Stop is { } stop ? "\n" + words["Stop mail of this kind: {0}", stop.Page] : ""));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    public string Html(Letter letter)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(words.Language).Append("\"><head><meta charset=\"utf-8\"><title>").Append(Safe(letter.Subject));
        html.Append("</title></head>\n<body style=\"").Append(Body).Append("\">\n<table role=\"presentation\" style=\"").Append(Card);
        html.Append("\"><tr><td style=\"padding:24px\">\n");
        Paragraph(html, letter.From, "margin:0 0 16px;font-weight:600;color:#0A5C6B");
        Paragraph(html, letter.Ask, "margin:0 0 16px;font-size:18px");
        Paragraph(html, letter.WhyYou, Quiet);
        if (letter.Details.Count > 0)
            html.Append("<ul style=\"margin:0 0 16px;padding-left:20px\">").AppendJoin("", letter.Details.Select(line => $"<li>{Lines(line)}</li>")).Append("</ul>\n");
        if (letter.Lines.Count > 0)
            html.Append("<ul style=\"margin:0 0 16px;padding-left:20px\">").AppendJoin("", letter.Lines.Select(Line)).Append("</ul>\n");
        if (letter.Button is { } button)
            PressHere(html, button);
        Paragraph(html, letter.IfNothing, "margin:0 0 16px");
        Paragraph(html, letter.Footer, "margin:24px 0 0;padding-top:16px;border-top:1px solid #DEE1DC;font-size:14px;color:#4D5A61");
        if (letter.Stop is { } stop)
            html.Append("<p style=\"margin:8px 0 0;font-size:14px\"><a href=\"").Append(Safe(stop.Page)).Append("\" style=\"color:#4D5A61\">").Append(Safe(words["Stop mail of this kind"])).Append("</a></p>\n");
        return html.Append("</td></tr></table>\n</body></html>\n").ToString();
    }

    private static void Part(StringBuilder text, string? part)
    {
        if (!string.IsNullOrEmpty(part))
            text.Append(part).Append("\n\n");
    }

    private static void Paragraph(StringBuilder html, string? text, string style)
    {
        if (!string.IsNullOrEmpty(text))
            html.Append("<p style=\"").Append(style).Append("\">").Append(Lines(text)).Append("</p>\n");
    }

    // The address stands in words below the button, for readers who follow no buttons in mail.
    private void PressHere(StringBuilder html, LetterButton button)
    {
        html.Append("<p style=\"margin:0 0 8px\"><a href=\"").Append(Safe(button.Address)).Append("\" style=\"").Append(Press).Append("\">");
        html.Append(Safe(button.Text)).Append("</a></p>\n");
        Paragraph(html, words["Or copy this address: {0}", button.Address], Quiet + ";font-size:14px;word-break:break-all");
    }

    private static string Line(LetterLine line) => line.Address is { } address
        ? $"<li style=\"margin:0 0 8px\"><a href=\"{Safe(address)}\" style=\"color:#0A5C6B\">{Lines(line.Text)}</a></li>"
        : $"<li style=\"margin:0 0 8px\">{Lines(line.Text)}</li>";

    private static string Lines(string text) => Safe(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
