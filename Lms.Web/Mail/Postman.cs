using Lms.Data.Mail;
using Lms.Data.Shared;

namespace Lms.Web.Mail;

/// <summary>Sends what is due, soon after somebody asked here and at most a pause after they asked on another server.</summary>
sealed partial class Postman(Outbox outbox, LetterWriter writer, MailSettings settings, LiveChanges live, ILogger<Postman> log) : BackgroundService
{
    /// <summary>The longest that one mail may take; well within <see cref="Outbox.Lease"/>.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A mail that is on its way is finished before the program ends, within what the host waits.
    static readonly TimeSpan lastPatience = TimeSpan.FromSeconds(20), pause = TimeSpan.FromSeconds(15), pauseAfterTrouble = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim somethingHappened = new(0);

    public override void Dispose()
    {
        base.Dispose();
        somethingHappened.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ears = live.Subscribe(_ => somethingHappened.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var well = await SendDueAsync(stoppingToken);
                if (!well)
                    await Task.Delay(pauseAfterTrouble, stoppingToken);
                await somethingHappened.WaitAsync(pause, stoppingToken);
                while (somethingHappened.Wait(0, CancellationToken.None))
                {
                    // However much happened meanwhile, one look will do.
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Sends one mail after the other until none is due. Whether all is well: if not, there is no use in going on at once.</summary>
    internal async Task<bool> SendDueAsync(CancellationToken stopping)
    {
        using var connection = new SmtpConnection(settings);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var sent = await outbox.SendNextAsync(letter => DeliverAsync(connection, letter, stopping), stopping);
                if (!sent.Succeeded || sent.Value == Delivery.Unreachable)
                    return false; // the store has written down why
                if (sent.Value is null)
                    break;
            }

            await connection.CloseAsync(stopping);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogBug(exception);
            return false;
        }
    }

    async Task<Delivery> DeliverAsync(SmtpConnection connection, Letter letter, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var hurry = stopping.Register(() => patience.CancelAfter(lastPatience));
        using var message = writer.Write(letter);
        var delivery = await connection.SendAsync(message, patience.Token);
        if (delivery == Delivery.Sent)
            LogSent(letter.InvitationId);
        else
            LogNotSent(letter.InvitationId, delivery, connection.Reason);
        return delivery;
    }

    [LoggerMessage(LogLevel.Information, "Invitation {Invitation} was taken by the mail server.")]
    partial void LogSent(long invitation);

    [LoggerMessage(LogLevel.Warning, "Invitation {Invitation} was not sent: {Delivery} ({Reason}).")]
    partial void LogNotSent(long invitation, Delivery delivery, string reason);

    [LoggerMessage(LogLevel.Error, "Sending mail failed.")]
    partial void LogBug(Exception exception);
}
