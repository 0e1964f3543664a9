using Lms.Data.Accounts;
using Lms.Web.Startup;

namespace Lms.Web.Mail;

/// <summary>How the connection to the mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: a server on the same machine or network.</summary>
    None,

    /// <summary>By a command, before anything is said; without it nothing is sent.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Tls,
}

/// <summary>The section <c>Mail</c>; there is none while no host is named, and then the school sends no mail.</summary>
public sealed record MailSettings(
    string Host, int Port, MailSecurity Security, string User, string Password, EmailAddress From, string FromName, Uri PublicAddress, int PerHour)
{
    /// <summary>Never the password: records write out all they hold.</summary>
    public override string ToString() => $"{Host}:{Port}";

    internal static MailSettings? Read(SettingsReader read, string institution, bool development)
    {
        var host = read.Text("Mail:Host", "");
        var port = read.Number("Mail:Port", 587);
        var security = read.OneOf("Mail:Security", MailSecurity.StartTls);
        var (user, password) = (read.Text("Mail:User", ""), read.Text("Mail:Password", ""));
        var from = EmailAddress.Parse(read.Text("Mail:From", ""));
        var address = read.Text("Hosting:PublicAddress", "");
        var perHour = read.Number("Mail:PerHour", 1000);
        var open = IsPublic(address, development, out var page);
        read.Expect("Hosting:PublicAddress", open || (address.Length == 0 && host.Length == 0),
            "the https address at which people find this school, such as https://lms.school.example, which mails lead to");
        if (host.Length == 0)
            return null;

        read.Expect("Mail:Host", Uri.CheckHostName(host) != UriHostNameType.Unknown, "the name of a mail server, without a port");
        read.Expect("Mail:Port", port <= ushort.MaxValue, "a port");
        read.Expect("Mail:From", from.Succeeded, "the e-mail address that mails come from");
        read.Expect("Mail:Password", user.Length > 0 == password.Length > 0, "a password together with Mail:User, or neither");
        read.Expect("Mail:Security", security != MailSecurity.None || password.Length == 0 || IsThisMachine(host),
            "StartTls or Tls: a password is never sent in the clear to another machine");
        return from.Succeeded && page is not null
            ? new(host, port, security, user, password, from.Value, AccountRules.CleanName(read.Text("Mail:FromName", institution)), page, perHour)
            : null;
    }

    static bool IsThisMachine(string host) => ListenAddresses.IsLoopback($"http://{(Uri.CheckHostName(host) == UriHostNameType.IPv6 ? $"[{host}]" : host)}");

    static bool IsPublic(string text, bool development, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (development && address is { Scheme: "http", IsLoopback: true }));
}
