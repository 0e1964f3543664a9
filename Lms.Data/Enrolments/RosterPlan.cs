using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Data.Enrolments;

/// <summary>What a line of a list comes to.</summary>
public enum LineOutcome
{
    /// <summary>Somebody known is enrolled.</summary>
    EnrolKnown,

    /// <summary>Somebody unknown is made pending and enrolled.</summary>
    EnrolNew,

    /// <summary>Somebody enrolled gets what the list says beyond what is known: section, number, or a name where there was none.</summary>
    Update,

    /// <summary>Nothing: the person is enrolled.</summary>
    AlreadyEnrolled,

    /// <summary>Nothing: an earlier line names the same person.</summary>
    Repeated,

    /// <summary>Nothing before somebody has mended it.</summary>
    Problem,
}

/// <summary>Somebody whose address stands in a list and who has an account.</summary>
public sealed record KnownPerson(
    long AccountId, string DisplayName, string Address, AccountStatus Status, bool IsOwner, bool IsStaff, EnrolmentState? State);

/// <summary>The world as a list meets it: who has which address, and whom the one who acts may name.</summary>
public sealed record RosterFacts(
    IReadOnlyDictionary<string, KnownPerson> People, bool MayNameAnyone, IReadOnlyList<string> AllowedDomains, IReadOnlyList<string> KnownDomains);

/// <summary>One line and what it comes to.</summary>
public sealed record PlannedLine(RosterRow Row, LineOutcome Outcome)
{
    /// <summary>Who it is, where the address is known.</summary>
    public KnownPerson? Person { get; init; }

    /// <summary>The line that names the same person first.</summary>
    public int? SameAs { get; init; }

    /// <summary>What stands in the way.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The address that may have been meant.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether it is an address with a slip in its domain.</summary>
    public bool IsSlip => Suggestion is not null && Row.Address is not null;

    /// <summary>The name the person has, or will have.</summary>
    public string Name => Person is { DisplayName.Length: > 0 } ? Person.DisplayName : Row.Name;

    /// <summary>Whether the list tells the name of somebody pending who had none.</summary>
    public bool NamesPending => Person is { Status: AccountStatus.Pending, DisplayName.Length: 0 } && Row.Name.Length > 0;
}

/// <summary>How many lines come to what.</summary>
public sealed record RosterTotals(int EnrolKnown, int EnrolNew, int Update, int AlreadyEnrolled, int Repeated, int Problems)
{
    /// <summary>How many people would be enrolled.</summary>
    public int Enrol => EnrolKnown + EnrolNew;
}

/// <summary>What carrying out a list would do, line by line. Pure: nothing is read or written by making it.</summary>
public sealed record RosterPlan(IReadOnlyList<PlannedLine> Lines, RosterTotals Totals)
{
    /// <summary>The plan for these lines in this world. Each line is judged by itself, except that the first to name an address counts, and who is sure of one is so wherever it stands.</summary>
    public static RosterPlan Of(IReadOnlyList<RosterRow> rows, RosterFacts facts)
    {
        var first = new Dictionary<(long? Account, string? Address), int>(); // two addresses may be one person's
        var sure = rows.Where(row => row.Sure).Select(row => row.Address).ToHashSet();
        var lines = new List<PlannedLine>(rows.Count);
        var counts = new int[Enum.GetValues<LineOutcome>().Length];
        foreach (var row in rows)
        {
            var line = Judge(row, facts, first, sure);
            lines.Add(line);
            counts[(int)line.Outcome]++;
        }

        return new(lines, new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]));
    }

    static PlannedLine Judge(RosterRow row, RosterFacts facts, Dictionary<(long? Account, string? Address), int> first, HashSet<EmailAddress?> sure)
    {
        if (row.Address is not { } address)
            return Refused(row, row.Problem!, Mended(row, facts));
        var person = facts.People.GetValueOrDefault(address.Normal);
        var who = (person?.AccountId, person is null ? address.Normal : null);
        if (first.TryGetValue(who, out var line))
            return new(row, LineOutcome.Repeated) { SameAs = line, Person = person };
        if (person is not null)
        {
            first.Add(who, row.Line);
            return Known(row, person);
        }

        var slip = AddressSuggestions.ForSlip(address, facts.KnownDomains);
        if (slip is not null && MayName(EmailAddress.Parse(slip).Value, facts) is not null)
            slip = null; // suggesting what will be refused helps nobody
        if (MayName(address, facts) is { } problem)
            return Refused(row, problem, slip);
        if (slip is not null && !sure.Contains(address))
            return Refused(row, new Problem(Why.LikelySlip), slip);
        first.Add(who, row.Line);
        return new(row, LineOutcome.EnrolNew);
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
