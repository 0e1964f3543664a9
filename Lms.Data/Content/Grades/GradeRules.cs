namespace Lms.Data.Content.Grades;

/// <summary>What a grade must look like, who gives it and who sees it. Pure.</summary>
public static class GradeRules
{
    /// <summary>The longest feedback, in characters.</summary>
    public const int FeedbackLength = 20_000;
}
