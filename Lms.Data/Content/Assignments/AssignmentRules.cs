namespace Lms.Data.Content.Assignments;

/// <summary>What an assignment must look like, and what may be done with it. Pure.</summary>
public static class AssignmentRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest instructions, in characters.</summary>
    public const int InstructionsLength = 50_000;
}
