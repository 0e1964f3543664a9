namespace Lms.Web.Features.Accounts;

/// <summary>For how long nobody has come, in days.</summary>
public enum UnusedFor
{
    Month = 30,
    Quarter = 90,
    HalfYear = 180,
    Year = 365,
}
