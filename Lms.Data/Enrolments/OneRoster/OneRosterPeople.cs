using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>Who the users of a package are: by their id, or else by their address. Pure.</summary>
sealed class OneRosterPeople
{
    readonly OneRosterPackage package;
    readonly List<OneRosterProblem> problems;
    readonly Dictionary<string, OneRosterAccount> byId, byAddress;
    readonly HashSet<string> shared = [];
    readonly Dictionary<string, OneRosterUser> moving = []; // by the address they move to
    readonly HashSet<long> claimed = []; // two addresses may be one person's

    internal OneRosterPeople(OneRosterPackage package, OneRosterFacts facts, List<OneRosterProblem> problems)
    {
        (this.package, this.problems) = (package, problems);
        byId = facts.Accounts.Where(account => account.SourcedId is not null).ToDictionary(account => account.SourcedId!);
        byAddress = (
            from account in facts.Accounts
            from address in account.Aliases.Prepend(account.NormalAddress)
            select (address, account)).ToDictionary(held => held.address, held => held.account);
    }

    /// <summary>The people these enrolments need, by the ids of the users. Who can't be told is left out, with a problem.</summary>
    internal Dictionary<string, PlannedPerson> Of(IEnumerable<OneRosterEnrolment> needed)
    {
        var first = needed.DistinctBy(enrolment => enrolment.UserId).ToList();
        List<OneRosterUser> users = [.. first.Select(enrolment => package.Users.GetValueOrDefault(enrolment.UserId))
            .OfType<OneRosterUser>().Where(user => user.Address.Succeeded)];
        shared.UnionWith(users.CountBy(NormalOf).Where(count => count.Value > 1).Select(count => count.Key));
        FindMoves(users);

        var people = new Dictionary<string, PlannedPerson>();
        foreach (var enrolment in first)
        {
            if (Who(enrolment) is { } person)
                people.Add(enrolment.UserId, person);
        }

        return people;
    }

    // Only pending people move, to where nobody is or whoever is there moves on. Who stays keeps the next in line from moving.
    void FindMoves(List<OneRosterUser> users)
    {
        foreach (var user in users)
        {
            if (byId.TryGetValue(user.SourcedId, out var known) && known.Status == AccountStatus.Pending
                && !known.Has(NormalOf(user)) && !shared.Contains(NormalOf(user)))
                moving.Add(NormalOf(user), user);
        }

        foreach (var barred in moving.Values.Where(user => Holder(NormalOf(user)) is not null).ToList())
        {
            for (var user = barred; user is not null; user = moving.GetValueOrDefault(byId[user.SourcedId].NormalAddress))
                moving.Remove(NormalOf(user));
        }
    }

    PlannedPerson? Who(OneRosterEnrolment enrolment)
    {
        var known = byId.GetValueOrDefault(enrolment.UserId);
        if (!package.Users.TryGetValue(enrolment.UserId, out var user))
        {
            problems.Add(new(OneRosterPackage.EnrolmentsFile, enrolment.Line, enrolment.SourcedId, new Problem(Why.OneRosterUserMissing, enrolment.UserId)));
            return known is null ? null : Known(known);
        }

        if (known is { Status: not AccountStatus.Pending })
            return Known(known); // Google tells their address
        if (ProblemOf(user, known) is { } problem)
        {
            problems.Add(new(OneRosterPackage.UsersFile, user.Line, user.SourcedId, problem));
            return known is null ? null : Known(known) with { Name = NameOf(user, known) };
        }

        var address = user.Address.Value;
        return (known ?? Holder(address.Normal)) is not { } account
            ? new(user.SourcedId, user.Name, address.Display, address.Normal, null)
            : account.Has(address.Normal)
            ? Known(account) with { SourcedId = user.SourcedId, Name = NameOf(user, account) }
            : new(user.SourcedId, NameOf(user, account), address.Display, address.Normal, account);
    }

    Problem? ProblemOf(OneRosterUser user, OneRosterAccount? known)
    {
        if (!user.Address.Succeeded)
            return user.Address.Problem!.Why == Why.AddressMissing ? new Problem(Why.OneRosterNoAddress) : user.Address.Problem;
        var (address, normal) = (user.Address.Value.Display, NormalOf(user));
        if (known is not null && known.Has(normal))
            return null;
        if (shared.Contains(normal))
            return new Problem(Why.OneRosterAddressShared, address);
        var taken = known is null ? Holder(normal) is { } holder && (holder.SourcedId is not null || !claimed.Add(holder.Id)) : !moving.ContainsKey(normal);
        return taken ? new Problem(Why.OneRosterAddressTaken, address) : null;
    }

    // Whoever will have the address, of those who have an account: who moves on gives up their own address, not a further one.
    OneRosterAccount? Holder(string address) =>
        byAddress.TryGetValue(address, out var holder) && (holder.NormalAddress != address || !IsMoving(holder)) ? holder : null;

    bool IsMoving(OneRosterAccount account) => account.SourcedId is { } id
        && package.Users.TryGetValue(id, out var user) && user.Address.Succeeded && moving.GetValueOrDefault(NormalOf(user)) == user;

    static string NormalOf(OneRosterUser user) => user.Address.Value.Normal;

    // A pending account has no name of its own yet.
    static string NameOf(OneRosterUser user, OneRosterAccount account) =>
        account.Status == AccountStatus.Pending && user.Name.Length > 0 ? user.Name : account.DisplayName;

    static PlannedPerson Known(OneRosterAccount account) =>
        new(account.SourcedId ?? "", account.DisplayName, account.Address, account.NormalAddress, account);
}
