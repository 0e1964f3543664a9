using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>Judges the lines of a list, all at once or some after others, each in the world of that moment. Pure.</summary>
sealed class RosterPlanner(IReadOnlyList<RosterRow> rows)
{
    // The line that names an address or a person first, by its place in the list: two addresses may be one person's.
    readonly Dictionary<string, int> byAddress = [];
    readonly Dictionary<long, int> byPerson = [];
    readonly HashSet<EmailAddress?> sure = [.. rows.Where(row => row.Sure).Select(row => row.Address)];

    /// <summary>What these lines come to; asking again is answered alike.</summary>
    internal IEnumerable<PlannedLine> Judge(int from, int count, RosterFacts facts) => Enumerable.Range(from, count).Select(at => Judge(at, facts));

    PlannedLine Judge(int at, RosterFacts facts)
    {
        var row = rows[at];
        if (row.Address is not { } address)
            return Refused(row, row.Problem!, Mended(row, facts));
        var person = facts.People.GetValueOrDefault(address.Normal);
        if (FirstOf(at, address, person) is var first && first < at)
            return new(row, LineOutcome.Repeated) { SameAs = rows[first].Line, Person = person };
        if (person is not null)
        {
            Name(at, address, person);
            return Known(row, person);
        }

        var slip = AddressSuggestions.ForSlip(address, facts.KnownDomains);
        if (slip is not null && MayName(EmailAddress.Parse(slip).Value, facts) is not null)
            slip = null; // suggesting what will be refused helps nobody
        if (MayName(address, facts) is { } problem)
            return Refused(row, problem, slip);
        if (slip is not null && !sure.Contains(address))
            return Refused(row, new Problem(Why.LikelySlip), slip);
        Name(at, address, null);
        return new(row, LineOutcome.EnrolNew);
    }

    int FirstOf(int at, EmailAddress address, KnownPerson? person) => Math.Min(
        byAddress.GetValueOrDefault(address.Normal, at),
        person is null ? at : byPerson.GetValueOrDefault(person.AccountId, at));

    void Name(int at, EmailAddress address, KnownPerson? person)
    {
        byAddress.TryAdd(address.Normal, at);
        if (person is not null)
            byPerson.TryAdd(person.AccountId, at);
    }

    static PlannedLine Known(RosterRow row, KnownPerson person)
    {
        var name = AccountRules.NameOf(person.DisplayName, person.Address);
        if (person.State is { IsEnrolled: true } state)
        {
            var line = new PlannedLine(row, LineOutcome.AlreadyEnrolled) { Person = person };
            var tells = (row.Section.Length > 0 && row.Section != state.Section)
                || (row.StudentNumber.Length > 0 && row.StudentNumber != state.StudentNumber);
            return tells || line.NamesPending ? line with { Outcome = LineOutcome.Update } : line;
        }

        return EnrolmentRules.CanBeStudent(name, person.Status, person.IsOwner, person.IsStaff) is { } problem
            ? Refused(row, problem, null) with { Person = person }
            : new(row, LineOutcome.EnrolKnown) { Person = person };
    }

    static PlannedLine Refused(RosterRow row, Problem problem, string? suggestion) =>
        new(row, LineOutcome.Problem) { Problem = problem, Suggestion = suggestion };

    // A word without an @ is only completed where it looks like the beginning of an address; and suggesting what will be refused helps nobody.
    static string? Mended(RosterRow row, RosterFacts facts) =>
        !row.Typed.Contains('@', StringComparison.Ordinal) && !BeginsAnAddress(row.Typed) ? null
        : AddressSuggestions.ForTyped(row.Typed, facts.AllowedDomains) is { } meant && MayName(EmailAddress.Parse(meant).Value, facts) is null ? meant
        : null;

    static bool BeginsAnAddress(string word) =>
        word.Split('.', '_') is { Length: > 1 } names && names.All(name => name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) && name.Any(char.IsAsciiLetter));

    static Problem? MayName(EmailAddress address, RosterFacts facts) =>
        AccountRules.MayName(facts.MayNameAnyone, address, facts.AllowedDomains);
}
