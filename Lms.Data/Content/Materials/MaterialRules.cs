using Lms.Data.Accounts;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Data.Content.Materials;

/// <summary>What materials must look like and who sees them. Pure.</summary>
public static class MaterialRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest page, in characters: in any script it fits into one message of a browser.</summary>
    public const int TextLength = 80_000;

    /// <summary>The longest description of a file or a link, in characters.</summary>
    public const int AboutLength = 2_000;

    /// <summary>The longest address of a link, in characters.</summary>
    public const int UrlLength = 2_000;

    /// <summary>The most sections of a course.</summary>
    public const int Sections = 100;

    /// <summary>The most materials of a course.</summary>
    public const int Materials = 500;

    /// <summary>Whether the person may open the materials of the course: its staff, and its students once it is open to them.</summary>
    public static Problem? MayOpen(Standing actor, CourseStanding course) => PermissionRules.MayOpen(actor, course);

    /// <summary>Whether the person may change them.</summary>
    public static Problem? MayManage(Standing actor, CourseStanding course) => PermissionRules.May(actor, course, Permission.ManageMaterials);

    /// <summary>Whether the person sees drafts, on an archived course too.</summary>
    public static bool SeesDrafts(Standing actor, CourseStanding course) => MayManage(actor, course with { Archived = false }) is null;

    /// <summary>A title without what can't be seen.</summary>
    public static string CleanTitle(string title) => AccountRules.CleanName(title, TitleLength + 1);

    /// <summary>What is wrong with a title, once cleaned; null: nothing.</summary>
    public static Problem? TitleProblem(string title) => title.Length switch
    {
        0 => new Problem(Why.MaterialTitleMissing),
        > TitleLength => new Problem(Why.TooLong, TitleLength),
        _ => null,
    };

    /// <summary>The longest text of a material, in characters.</summary>
    public static int LongestText(MaterialKind kind) => kind == MaterialKind.Page ? TextLength : AboutLength;

    /// <summary>What is wrong with a text; null: nothing.</summary>
    public static Problem? TextProblem(MaterialKind kind, string text) => text.Length > LongestText(kind) ? new Problem(Why.TooLong, LongestText(kind)) : null;

    /// <summary>What is wrong with an address; null: nothing. Only what leads to a page of the web.</summary>
    public static Problem? UrlProblem(string? url) => Address(url) is null ? new Problem(Why.LinkInvalid) : null;

    /// <summary>The address as it is kept: <c>https://</c> is put before what looks like a site; null when it is none.</summary>
    public static string? Address(string? url)
    {
        var typed = url?.Trim() ?? "";
        var site = typed.Split('/', '?', '#')[0];
        if (site.Contains('.', StringComparison.Ordinal) && !site.Contains(':', StringComparison.Ordinal))
            typed = "https://" + typed;
        return typed.Length <= UrlLength && Uri.TryCreate(typed, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
            && address.Host.Length > 0 && address.UserInfo.Length == 0 ? typed : null;
    }
}
