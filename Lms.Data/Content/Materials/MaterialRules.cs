namespace Lms.Data.Content.Materials;

/// <summary>What materials must look like and who sees them. Pure.</summary>
public static class MaterialRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest page, in characters.</summary>
    public const int TextLength = 200_000;

    /// <summary>The longest address of a link, in characters.</summary>
    public const int UrlLength = 2_000;
}
