namespace Lms.Data.Upkeep;

/// <summary>The section <c>Retention</c> of the settings: how long is kept what nobody needs for ever.</summary>
public sealed class RetentionOptions
{
    /// <summary>After so many days without anything new, a pending account is removed, unless the school office named it; 0: never.</summary>
    public int UnusedDays { get; set; }

    /// <summary>How many months the audit log, sign-ins, refused ones and sign-in requests are kept.</summary>
    public int LogMonths { get; set; } = 13;
}
