using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Mail;

/// <summary>How many invitations were asked for, how many people were passed over, and how many are left because the hour is full.</summary>
public sealed record Invited(int Asked, int PassedOver, int Later)
{
    /// <summary>Whom it concerns, where it is one person alone.</summary>
    public string? Name { get; init; }
}

/// <summary>Asks for invitations and reminders; they are sent by whatever empties the <see cref="Outbox"/>.</summary>
public sealed class InvitationService(LmsStore store, SchoolClock clock, IOptions<MailOptions> options)
{
    /// <summary>
    /// Has these people written to, for the course or (course null, administrators only) for the school. Of one person alone the problem
    /// is told; of several, those who can't be written to now are passed over and counted.
    /// </summary>
    public Task<Result<Invited>> InviteAsync(Actor actor, long? courseId, IReadOnlyList<long> accountIds, CancellationToken cancel = default) =>
        store.WriteAsync<Invited>(actor, async db =>
        {
            var entered = await EnterAsync(db, actor, courseId, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            if (!options.Value.On)
                return Why.MailOff;

            IReadOnlyList<long> ids = [.. accountIds.Distinct()];
            var people = await Invitees.OfAsync(db, clock, courseId, ids, cancel);
            var now = clock.AtSchool(clock.Now);
            var judged = ids.Select(id => (Person: people.GetValueOrDefault(id), Problem: Judge(people.GetValueOrDefault(id)))).ToList();
            if (judged is [{ Problem: { } problem }])
                return problem;

            var wanted = judged.Where(one => one.Problem is null).Select(one => one.Person!).ToList();
            var left = await LeftThisHourAsync(db, actor, cancel);
            if (wanted.Count > 0 && left == 0)
                return new Problem(Why.TooManyInvitations, options.Value.PerHour);
            List<Invitee> asked = [.. wanted.Take(left)];
            foreach (var person in asked)
                Ask(db, actor, courseId, person, now.UtcDateTime);
            return new Invited(asked.Count, ids.Count - wanted.Count, wanted.Count - asked.Count) { Name = ids.Count == 1 ? asked[0].Name : null };

            Problem? Judge(Invitee? person) => person is null
                ? new Problem(Why.PersonNotFound)
                : entered.Value(person) ?? InvitationRules.MayWriteTo(person, now);
        }, cancel);

    // The rule for each person, for whoever may have anybody written to.
    async Task<Result<Func<Invitee, Problem?>>> EnterAsync(LmsDbContext db, Actor actor, long? courseId, CancellationToken cancel)
    {
        if (courseId is not { } course)
            return await Administrators.AreAsync(db, actor, cancel) ? Result.Of<Func<Invitee, Problem?>>(_ => null) : Why.AdministratorsOnly;
        var entered = await CourseStaff.EnterAsync(db, clock, actor, course, InvitationRules.MayInvite, cancel);
        return entered.Succeeded
            ? Result.Of<Func<Invitee, Problem?>>(person => InvitationRules.MayInvite(entered.Value.Actor, entered.Value.Standing, person))
            : entered.Problem!;
    }

    async Task<int> LeftThisHourAsync(LmsDbContext db, Actor actor, CancellationToken cancel)
    {
        var since = clock.Now.AddHours(-1);
        return Math.Max(0, options.Value.PerHour - await db.Invitations.CountAsync(i => i.ById == actor.AccountId && i.AskedAt > since, cancel));
    }

    static void Ask(LmsDbContext db, Actor actor, long? courseId, Invitee person, DateTime now)
    {
        var isReminder = person.WrittenAt is not null;
        db.Invitations.Add(new Invitation
        {
            AccountId = person.AccountId,
            ById = actor.AccountId,
            CourseId = courseId,
            Kind = isReminder ? InvitationKind.Reminder : InvitationKind.Invitation,
            AskedAt = now,
            DueAt = now,
        });
        db.Record(new AuditEntry
        {
            At = now,
            ActorId = actor.AccountId,
            PersonId = person.AccountId,
            CourseId = courseId,
            Action = isReminder ? AuditAction.ReminderAsked : AuditAction.InvitationAsked,
        });
    }
}
