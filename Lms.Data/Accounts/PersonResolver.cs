using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Data.Accounts;

/// <summary>
/// The one place where a <see cref="PersonRef"/> becomes an account, inside the use case's own transaction:
/// an account is only ever made together with what needed it.
/// </summary>
public sealed class PersonResolver(SchoolClock clock, IOptions<SignInOptions> options)
{
    /// <summary>The accounts these people have, made where they had none; in the order given, each once.</summary>
    internal async Task<Result<IReadOnlyList<long>>> ResolveAsync(
        LmsDbContext db, long actorId, bool administrator, IReadOnlyList<PersonRef> people, CancellationToken cancel)
    {
        var addresses = people.OfType<PersonRef.Addressed>().Select(p => p.Address).Distinct().ToList();
        var normal = addresses.Select(a => a.Normal).ToList();
        var byAddress = await AddressBook.Holders(db, normal).ToDictionaryAsync(held => held.NormalAddress, held => held.AccountId, cancel);

        var unknown = addresses.Where(a => !byAddress.ContainsKey(a.Normal)).ToList();
        if (unknown.Count > 0)
        {
            if (await MayNameAsync(db, actorId, administrator, unknown, cancel) is { } problem)
                return problem;
            var made = unknown.ConvertAll(address => NewAccount(address, "", actorId, clock.Now));
            db.Users.AddRange(made);
            await db.SaveChangesAsync(cancel);
            made.ForEach(account => byAddress[account.NormalizedEmail!] = account.Id);
        }

        return people.Select(person => person switch
        {
            PersonRef.Addressed named => byAddress[named.Address.Normal],
            PersonRef.Known known => known.AccountId,
            _ => throw new InvalidOperationException("There are two kinds of reference."),
        }).Distinct().ToList();
    }

    internal static Account NewAccount(EmailAddress address, string name, long? createdById, DateTime now, bool fromList = false)
    {
        var account = new Account
        {
            UserName = Guid.NewGuid().ToString("N"),
            SecurityStamp = AccountRules.NewStamp(),
            Status = AccountStatus.Pending,
            CreatedById = createdById,
            CreatedAt = now,
            FromList = fromList,
        };
        account.NormalizedUserName = account.UserName;
        AccountRules.Describe(account, name, address);
        return account;
    }

    async Task<Problem?> MayNameAsync(
        LmsDbContext db, long actorId, bool administrator, List<EmailAddress> unknown, CancellationToken cancel)
    {
        var settings = options.Value;
        foreach (var address in unknown)
        {
            if (AccountRules.MayName(administrator, address, settings.AllowedDomains) is { } problem)
                return problem;
        }

        var since = clock.Now.AddHours(-1);
        var recent = await db.Users.CountAsync(a => a.CreatedById == actorId && !a.FromList && a.CreatedAt > since, cancel);
        return recent + unknown.Count > settings.NewPeoplePerHour
            ? new Problem(Why.TooManyNewPeople, settings.NewPeoplePerHour)
            : null;
    }
}
