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
    public static RosterPlan Of(IReadOnlyList<RosterRow> rows, RosterFacts facts) => Of([.. new RosterPlanner(rows).Judge(0, rows.Count, facts)]);

    internal static RosterPlan Of(IReadOnlyList<PlannedLine> lines)
    {
        var counts = new int[Enum.GetValues<LineOutcome>().Length];
        foreach (var line in lines)
            counts[(int)line.Outcome]++;
        return new(lines, new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]));
    }
}
