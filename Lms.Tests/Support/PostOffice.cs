using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Lms.Data.Accounts;
using Lms.Web.Mail;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Lms.Tests.Support;

/// <summary>A mail server of the tests' own, that takes, refuses or puts off what it is told to.</summary>
sealed class PostOffice : IMessageStore, IMailboxFilter, IUserAuthenticator, IAsyncDisposable
{
    internal const string User = "lms", Password = "correct horse";

    readonly CancellationTokenSource closing = new();
    readonly Task open;

    public PostOffice(X509Certificate2? certificate = null, bool secure = false, bool asksForPassword = false)
    {
        Port = Ports.Free();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).IsSecure(secure).AuthenticationRequired(asksForPassword);
            if (certificate is not null)
                endpoint.Certificate(certificate);
        }).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        services.Add((IUserAuthenticator)this);
        open = new SmtpServer.SmtpServer(options, services).StartAsync(closing.Token);
    }

    public int Port { get; }

    /// <summary>What was taken, in that order: to whom, and what.</summary>
    public ConcurrentQueue<(IReadOnlyList<string> To, MimeMessage Mail)> Taken { get; } = [];

    /// <summary>Every line of headers that arrived, as it was.</summary>
    public ConcurrentQueue<string> Raw { get; } = [];

    /// <summary>Who was asked for, whether or not they were taken.</summary>
    public ConcurrentQueue<string> AskedFor { get; } = [];

    public Func<string, SmtpResponse?> Recipient { get; set; } = _ => null;

    public Func<SmtpResponse> Text { get; set; } = () => SmtpResponse.Ok;

    public bool TakesSender { get; set; } = true;

    public MailSettings Settings(MailSecurity security = MailSecurity.None, string user = "", string password = "", int? port = null) => new(
        "localhost", port ?? Port, security, user, password, EmailAddress.Parse("lms@school.example").Value, "Example School",
        new Uri("https://lms.school.example"), 1000);

    public Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var answer = Text();
        if (answer.ReplyCode == SmtpReplyCode.Ok)
        {
            var bytes = buffer.ToArray();
            Raw.Enqueue(System.Text.Encoding.Latin1.GetString(bytes));
            Taken.Enqueue(([.. transaction.To.Select(Full)], MimeMessage.Load(new MemoryStream(bytes), cancellationToken)));
        }

        return Task.FromResult(answer);
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(TakesSender);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        AskedFor.Enqueue(Full(to));
        return Recipient(Full(to)) is { } answer ? throw new SmtpResponseException(answer) : Task.FromResult(true);
    }

    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
        Task.FromResult((user, password) == (User, Password));

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        try
        {
            await open;
        }
        catch (OperationCanceledException)
        {
            // That is how it closes.
        }

        closing.Dispose();
    }

    static string Full(IMailbox mailbox) => $"{mailbox.User}@{mailbox.Host}";
}
