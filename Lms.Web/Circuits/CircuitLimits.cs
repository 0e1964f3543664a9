namespace Lms.Web.Circuits;

/// <summary>How many pages one person, and one address of the internet, may have open at once. <paramref name="PerAddress"/> 0: any number.</summary>
public sealed record CircuitLimits(int PerPerson, int PerAddress)
{
    /// <summary>How many pages of one person wait for a lost connection to come back; they do not count as open.</summary>
    public int DroppedPerPerson => (PerPerson + 1) / 2;
}
