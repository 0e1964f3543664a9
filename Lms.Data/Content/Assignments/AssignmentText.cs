using Lms.Data.Accounts;

namespace Lms.Data.Content.Assignments;

/// <summary>What its author says of an assignment; due: UTC, null for no due date.</summary>
public sealed record AssignmentText(string Title, string Instructions, decimal Points, DateTime? DueAt, LateRule Late, HandIn HandIn)
{
    internal static AssignmentText Of(Assignment row) => new(row.Title, row.Instructions, row.Points, row.DueAt, row.Late, row.HandIn);

    // Longer than is kept, so that the rule finds out.
    internal AssignmentText Cleaned() => this with
    {
        Title = AccountRules.CleanName(Title, AssignmentRules.TitleLength + 1),
        Instructions = Instructions.ReplaceLineEndings("\n").TrimEnd(),
    };

    internal void Write(Assignment row) =>
        (row.Title, row.Instructions, row.Points, row.DueAt, row.Late, row.HandIn) = (Title, Instructions, Points, DueAt, Late, HandIn);
}
