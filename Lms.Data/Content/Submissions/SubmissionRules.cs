namespace Lms.Data.Content.Submissions;

/// <summary>Who hands in what and when, and who reads it. Pure.</summary>
public static class SubmissionRules
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 200_000;
}
