using System.Net.Security;
using System.Net.Sockets;
using Lms.Data.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Lms.Web.Mail;

/// <summary>
/// One conversation with the mail server, opened by the first mail and kept for the next ones. What the server answers names people, and a
/// refused password may be quoted: of a failure only its kind is told.
/// </summary>
sealed class SmtpConnection(MailSettings settings, RemoteCertificateValidationCallback? trusted = null) : IDisposable
{
    SmtpClient? client;

    /// <summary>Of what kind the last failure was, for the log.</summary>
    internal string Reason { get; private set; } = "";

    public void Dispose() => client?.Dispose();

    internal async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        try
        {
            await OpenAsync(cancel);
        }
        catch (Exception exception) when (IsFailure(exception) || exception is NotSupportedException)
        {
            return Fail(exception, Delivery.Unreachable);
        }

        try
        {
            await client!.SendAsync(message, cancel);
            return Delivery.Sent;
        }
        catch (SmtpCommandException exception) when (client is { IsConnected: true })
        {
            return Tell(exception, IsForGood(exception) ? Delivery.Refused : IsOfTheServer(exception) ? Delivery.Unreachable : Delivery.Failed);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            return Fail(exception, Delivery.Failed);
        }
    }

    internal async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            if (client is { IsConnected: true })
                await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // It was taken or not before; saying goodbye changes nothing.
        }
    }

    async Task OpenAsync(CancellationToken cancel)
    {
        if (client is { IsConnected: true })
            return;
        client?.Dispose();
        client = new SmtpClient
        {
            Timeout = 30_000, // milliseconds, for each step
            CheckCertificateRevocation = false, // as HttpClient does: whether mail goes out mustn't hang on a third server
            ServerCertificateValidationCallback = trusted,
        };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls, // and never without it, whatever the server offers
        }, cancel);
        if (settings.User.Length > 0)
            await client.AuthenticateAsync(settings.User, settings.Password, cancel);
    }

    Delivery Fail(Exception exception, Delivery delivery)
    {
        client?.Dispose();
        client = null;
        return Tell(exception, delivery);
    }

    Delivery Tell(Exception exception, Delivery delivery)
    {
        Reason = exception switch
        {
            SmtpCommandException command => $"{command.ErrorCode} {(int)command.StatusCode}",
            SocketException socket => socket.SocketErrorCode.ToString(),
            _ => exception.GetType().Name,
        };
        return delivery;
    }

    // Only a refused recipient is: no such address. Not one that is refused for what the sender may: a limit, a policy. Source: RFC 3463, 3.5 and 3.8.
    static bool IsForGood(SmtpCommandException exception) =>
        (int)exception.StatusCode >= 500 && exception.ErrorCode == SmtpErrorCode.RecipientNotAccepted && !IsPolicy(exception);

    // A wrong sender, a limit, or a server that is busy would meet the next mail too.
    static bool IsOfTheServer(SmtpCommandException exception) =>
        exception.ErrorCode is SmtpErrorCode.SenderNotAccepted or SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.UnexpectedStatusCode || IsPolicy(exception);

    static bool IsPolicy(SmtpCommandException exception) =>
        exception.Message.Contains("5.4.5", StringComparison.Ordinal) || exception.Message.Contains("5.7.", StringComparison.Ordinal);

    static bool IsFailure(Exception exception) => exception is CommandException or ProtocolException or AuthenticationException
        or SslHandshakeException or IOException or SocketException or TimeoutException or OperationCanceledException
        or ServiceNotConnectedException or ServiceNotAuthenticatedException;
}
