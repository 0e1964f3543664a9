using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Mail;

/// <summary>What a mail says and to whom, as the world is when it is sent; course null: the school. Asked at: UTC.</summary>
public sealed record Letter(
    long InvitationId, InvitationKind Kind, DateTime AskedAt, string Name, EmailAddress Address, string ByName, long? CourseId, string? CourseTitle);

/// <summary>What became of a mail that was handed to the mail server.</summary>
public enum Delivery
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>It may work later.</summary>
    Failed,

    /// <summary>It never will: there is no such address, or the text isn't wanted.</summary>
    Refused,

    /// <summary>The server can't be reached or doesn't let us in, which says nothing about this mail.</summary>
    Unreachable,
}

/// <summary>
/// The mails that wait. However many servers empty it, each mail is begun by one of them: that is written down before anything is sent.
/// Only a server that dies between sending and saying so leaves a mail to be sent again.
/// </summary>
public sealed class Outbox(LmsStore store, SchoolClock clock)
{
    /// <summary>How long another server leaves a mail alone whose sending was begun: sending has to end before.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    // A mail that was sent and isn't written down is sent again: it is worth asking the database more than once.
    const int TimesToSaySo = 3;

    /// <summary>Sends the mail that has been due longest; null when none is. <paramref name="deliver"/> says what became of it and never throws.</summary>
    public async Task<Result<Delivery?>> SendNextAsync(Func<Letter, Task<Delivery>> deliver, CancellationToken cancel = default)
    {
        var claimed = await NextAsync(cancel);
        if (!claimed.Succeeded)
            return claimed.Problem!;
        if (claimed.Value is not { } letter)
            return Result.Of<Delivery?>(null);

        var delivery = await deliver(letter);
        for (var times = 1; ; times++)
        {
            var written = await WriteDownAsync(letter.InvitationId, delivery);
            if (written.Succeeded)
                return delivery;
            if (times == TimesToSaySo)
                return written.Problem!;
        }
    }

    async Task<Result<Letter?>> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            var due = await store.ReadAsync<bool>(async db => await db.Invitations.AnyAsync(i => i.DueAt <= clock.Now, cancel), cancel);
            if (!due.Succeeded)
                return due.Problem!;
            if (!due.Value)
                return Result.Of<Letter?>(null);
            var claimed = await store.WriteUnaskedAsync(async db => Result.Of(await ClaimAsync(db, cancel)), cancel);
            if (!claimed.Succeeded || claimed.Value is not null)
                return claimed;
        }
    }

    // One is taken up, or put away because nobody waits for it any more.
    async Task<Letter?> ClaimAsync(LmsDbContext db, CancellationToken cancel)
    {
        var now = clock.Now;
        var invitation = await db.Invitations.Where(i => i.DueAt <= now).OrderBy(i => i.DueAt).ThenBy(i => i.Id).FirstOrDefaultAsync(cancel);
        if (invitation is null)
            return null; // another server was faster
        if (!InvitationRules.MayTryAgain(invitation.Attempts) || InvitationRules.IsStale(clock.AtSchool(invitation.AskedAt), clock.AtSchool(now)))
        {
            (invitation.DueAt, invitation.GivenUpAt) = (null, now);
            return null;
        }

        var person = (await Invitees.OfAsync(db, clock, invitation.CourseId, [invitation.AccountId], cancel, before: invitation.Id))[invitation.AccountId];
        var account = await db.Users.AsNoTracking().FirstAsync(a => a.Id == invitation.AccountId, cancel);
        var by = await db.Users.AsNoTracking().FirstAsync(a => a.Id == invitation.ById, cancel);
        var course = await db.Courses.AsNoTracking().FirstOrDefaultAsync(c => c.Id == invitation.CourseId, cancel);
        bool? isOnCourse = course is null ? null : course.ArchivedAt is null && (person.IsStaff || person.IsStudent);
        if (!InvitationRules.StillWanted(person, by.Status == AccountStatus.Active, isOnCourse, clock.AtSchool(now)))
        {
            db.Invitations.Remove(invitation);
            return null;
        }

        invitation.Attempts++;
        invitation.DueAt = now + Lease;
        return new Letter(invitation.Id, invitation.Kind, invitation.AskedAt, account.DisplayName, EmailAddress.Kept(account.Email!),
            AccountRules.NameOf(by.DisplayName, by.Email), course?.Id, course?.Title);
    }

    // What was begun is written down, even while the program is being stopped.
    Task<Result<Done>> WriteDownAsync(long invitationId, Delivery delivery) => store.WriteUnaskedAsync<Done>(async db =>
    {
        if (await db.Invitations.FirstOrDefaultAsync(i => i.Id == invitationId) is not { } invitation)
            return new Done(); // the person is gone, and their mail with them
        var now = clock.Now;
        if (delivery == Delivery.Unreachable)
            invitation.Attempts--; // it says nothing about this mail, which only grows too old
        var pause = delivery switch
        {
            Delivery.Sent or Delivery.Refused => null,
            Delivery.Unreachable => InvitationRules.PauseAfterTrouble,
            _ => InvitationRules.PauseAfter(invitation.Attempts),
        };
        invitation.DueAt = now + pause;
        if (delivery == Delivery.Sent)
            invitation.SentAt = now;
        else if (pause is null)
            invitation.GivenUpAt = now;
        return new Done();
    }, CancellationToken.None);
}
