using System.Globalization;
using System.Net;
using Lms.Data.Accounts;
using Lms.Data.Mail;
using Lms.Web.Shared;
using MimeKit;
using MimeKit.Text;

namespace Lms.Web.Mail;

/// <summary>
/// Makes a mail of what it has to say: plain text, and the same as HTML. What people are called is put on one line and encoded, so that a
/// name can't become a header, a link or markup. The link is only the address of the sign-in page: it signs nobody in.
/// </summary>
sealed class LetterWriter(Say say, Institution institution, MailSettings settings)
{
    internal MimeMessage Write(Letter letter)
    {
        var (name, by, school) = (AccountRules.CleanName(letter.Name), AccountRules.CleanName(letter.ByName), AccountRules.CleanName(institution.Name));
        var course = letter.CourseTitle is { } title ? AccountRules.CleanName(title) : null;
        var link = Link(letter.CourseId);
        string[] before =
        [
            name.Length > 0 ? say["Letter.Hello", name] : say["Letter.HelloSomebody"],
            course is null ? say["Letter.AddedToSchool", by, school] : say["Letter.AddedToCourse", by, course, school],
            .. letter.Kind == InvitationKind.Reminder ? (string[])[say["Letter.NotYet"]] : [],
            say["Letter.How", letter.Address.Display],
        ];
        string[] after = [say["Letter.Why", by], school];
        var subject = course is null ? say["Letter.SubjectSchool", school] : say["Letter.SubjectCourse", by, course];

        var message = new MimeMessage { MessageId = MessageId(letter) };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From.Normal));
        message.To.Add(new MailboxAddress(name, letter.Address.Normal));
        message.Subject = letter.Kind == InvitationKind.Reminder ? say["Letter.SubjectReminder", subject] : subject;
        message.Headers.Add("Auto-Submitted", "auto-generated"); // nobody's out-of-office answers. Source: RFC 3834
        message.Body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = string.Join("\r\n\r\n", [.. before, link, .. after]) + "\r\n" },
            new TextPart(TextFormat.Html) { Text = Html(before, link, after) },
        };
        return message;
    }

    // The same however often it is tried: a mail that arrives twice after all can be known as one.
    string MessageId(Letter letter) => string.Create(CultureInfo.InvariantCulture,
        $"invitation.{letter.InvitationId}.{letter.AskedAt:yyyyMMddHHmmssfff}@{settings.From.Domain}");

    string Link(long? courseId) => new Uri(settings.PublicAddress,
        courseId is { } course ? $"/sign-in?returnUrl={Uri.EscapeDataString($"/courses/{course}")}" : "/sign-in").AbsoluteUri;

    string Html(string[] before, string link, string[] after)
    {
        var (address, label) = (WebUtility.HtmlEncode(link), WebUtility.HtmlEncode(say["Letter.Open"]));
        return $"""
            <!DOCTYPE html>
            <html lang="en"><body dir="auto" style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1C2128">
            {Paragraphs(before)}
            <p><a href="{address}" style="display: inline-block; padding: 8px 16px; border-radius: 8px; background: #0F5C55; color: #FFFFFF">{label}</a></p>
            <p><a href="{address}">{address}</a></p>
            {Paragraphs(after)}
            </body></html>

            """;
    }

    static string Paragraphs(string[] sentences) => string.Join("\r\n", sentences.Select(sentence => $"<p dir=\"auto\">{WebUtility.HtmlEncode(sentence)}</p>"));
}
