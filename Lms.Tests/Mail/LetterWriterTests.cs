using System.Text;
using CsCheck;
using Lms.Data.Accounts;
using Lms.Data.Mail;
using Lms.Tests.Support;
using Lms.Web.Mail;
using Lms.Web.Shared;
using MimeKit;

namespace Lms.Tests.Mail;

public sealed class LetterWriterTests
{
    static readonly MailSettings settings = new(
        "localhost", 25, MailSecurity.None, "", "", EmailAddress.Parse("lms@school.example").Value, "Example School",
        new Uri("https://lms.school.example"), 1000);

    static readonly Letter letter = new(
        7, InvitationKind.Invitation, TestDatabase.Start.UtcDateTime, "Katherine Johnson", EmailAddress.Parse("Katherine@school.example").Value,
        "Alan Turing", 3, "Algebra I");

    // Whatever people call themselves, and what those would who want to write another header, another recipient or a script.
    static readonly string[] nasty =
    [
        "\r\nBcc: victim@elsewhere.example", "Ada\nSubject: Won", "a\0b\u0001c", "\"", "\\\"", "<victim@elsewhere.example>", "Ada, victim@elsewhere.example",
        "=?utf-8?q?x=0D=0ABcc:_v@e.example?=", "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "&amp;", "\u202Egnirts", "\u2028\u2029", "אדה לאבלייס",
        "آدا", "Zoë", "数学", "👩‍🏫", "'; DROP TABLE", "{0}", "%0d%0a", new string('x', 300), "(a comment)", "; x=y", "a@b <c@d>", "\u0085next", "\u000B\u000C",
    ];

    [Fact]
    public void It_says_who_added_them_to_what_and_how_they_get_in()
    {
        var mail = Write(letter);

        Assert.Equal("Alan Turing has added you to Algebra I", mail.Subject);
        Assert.Equal("\"Example School\" <lms@school.example>", mail.From.ToString());
        Assert.Equal("\"Katherine Johnson\" <katherine@school.example>", mail.To.ToString());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(
            """
            Hello Katherine Johnson,

            Alan Turing has added you to Algebra I at Example School. Everything is prepared; it is yours as soon as you sign in.

            Sign in with Google, with the address Katherine@school.example:

            https://lms.school.example/sign-in?returnUrl=%2Fcourses%2F3

            You get this because Alan Turing asked for it. If it means nothing to you, leave it: nothing happens unless you sign in.

            Example School

            """.ReplaceLineEndings("\n"), mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Contains("<a href=\"https://lms.school.example/sign-in?returnUrl=%2Fcourses%2F3\"", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_course_or_a_name_it_speaks_of_the_school()
    {
        var mail = Write(letter with { Name = "", CourseId = null, CourseTitle = null });

        Assert.Equal("You have a place at Example School", mail.Subject);
        Assert.StartsWith("Hello,", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Alan Turing has prepared a place for you at Example School.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://lms.school.example/sign-in\r\n", mail.TextBody!.ReplaceLineEndings("\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_says_that_it_is_one()
    {
        var mail = Write(letter with { Kind = InvitationKind.Reminder });

        Assert.Equal("Reminder: Alan Turing has added you to Algebra I", mail.Subject);
        Assert.Contains("so this is a reminder", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("so this is a reminder", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void However_often_it_is_tried_it_is_the_same_mail_and_another_one_is_not()
    {
        Assert.Equal(Write(letter).MessageId, Write(letter).MessageId);
        Assert.Equal("invitation.7.20261125090000000@school.example", Write(letter).MessageId);
        Assert.NotEqual(Write(letter).MessageId, Write(letter with { InvitationId = 8 }).MessageId);
    }

    [Fact]
    public void No_name_becomes_a_header_another_recipient_or_markup() =>
        Gen.Select(Name, Name, Name, Name).Sample((to, by, course, school) =>
        {
            var mail = Write(letter with { Name = to, ByName = by, CourseTitle = course }, school);

            // Read again from what goes over the wire, by somebody who knows nothing of us.
            var (again, raw) = Sent(mail);
            Assert.Equal(["Auto-Submitted", "Date", "From", "Message-Id", "MIME-Version", "Subject", "To"],
                again.Headers.Select(header => header.Field).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
            Assert.Equal("katherine@school.example", Assert.IsType<MailboxAddress>(Assert.Single(again.To)).Address);
            Assert.Equal("lms@school.example", Assert.IsType<MailboxAddress>(Assert.Single(again.From)).Address);
            Assert.Empty(again.Cc);
            Assert.Empty(again.Bcc);
            Assert.DoesNotMatch("[\r\n]", again.Subject);
            Assert.All(raw.Split("\r\n\r\n")[0].Split("\r\n"), line => Assert.True(line.All(c => c is '\t' or (>= ' ' and <= '~')), line));
            Assert.Equal(2, ((Multipart)again.Body!).Count);
            Assert.Empty(Tags(again.HtmlBody!).Except(["!DOCTYPE", "html", "/html", "body", "/body", "p", "/p", "a", "/a"]));
        }, iter: 2000);

    [Theory]
    [InlineData("o'brien+tag@school.example")]
    [InlineData("a!#$%&'*/=?^_`{|}~b@school.example")]
    [InlineData("ada@schüle.example")]
    public void Whatever_an_address_may_be_it_is_the_one_recipient(string typed)
    {
        var address = EmailAddress.Parse(typed).Value;
        var (again, _) = Sent(Write(letter with { Address = address }));

        Assert.Equal(address.Normal, Assert.IsType<MailboxAddress>(Assert.Single(again.To)).GetAddress(idnEncode: true));
        Assert.Contains(typed, again.TextBody, StringComparison.Ordinal);
    }

    static Gen<string> Name => Gen.Frequency(
        (3, Gen.Select(Nasty, Nasty, (a, b) => a + b)), (1, Gen.String), (1, Gen.Const("Ada Lovelace")), (1, Gen.Const("")));

    static Gen<string> Nasty => Gen.Int[0, nasty.Length - 1].Select(i => nasty[i]);

    static MimeMessage Write(Letter written, string school = "Example School") => new LetterWriter(Mails.Say, new Institution(school), settings).Write(written);

    static (MimeMessage Again, string Raw) Sent(MimeMessage mail)
    {
        using var wire = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        mail.Prepare(EncodingConstraint.SevenBit);
        mail.WriteTo(format, wire);
        wire.Position = 0;
        return (MimeMessage.Load(wire), Encoding.Latin1.GetString(wire.ToArray()));
    }

    static IEnumerable<string> Tags(string html) =>
        html.Split('<').Skip(1).Select(tag => new string([.. tag.TakeWhile(c => c is not ('>' or ' '))])).Distinct();
}
