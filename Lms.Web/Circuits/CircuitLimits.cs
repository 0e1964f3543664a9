namespace Lms.Web.Circuits;

/// <summary>How many pages one person, and one address of the internet, may have open at once.</summary>
/// <param name="PerPerson">At least one.</param>
/// <param name="PerAddress">0: any number.</param>
public sealed record CircuitLimits(int PerPerson, int PerAddress)
{
    /// <summary>How many pages of one person wait for a lost connection; these do not count as open.</summary>
    public int DroppedPerPerson => (PerPerson + 1) / 2;
}
