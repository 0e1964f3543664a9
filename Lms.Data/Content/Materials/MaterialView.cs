using Lms.Data.Shared;

namespace Lms.Data.Content.Materials;

/// <summary>A material in its list; of a file: its name, size in bytes and type.</summary>
public sealed record MaterialLine(
    long Id, long SectionId, MaterialKind Kind, string Title, string Text, string? Url, long? FileId, string? FileName, long? Length, string? ContentType, bool Published);

/// <summary>A heading with what stands under it, in order.</summary>
public sealed record SectionView(long Id, string Title, IReadOnlyList<MaterialLine> Materials);

/// <summary>The materials of a course as somebody sees them.</summary>
public sealed record CourseMaterials(IReadOnlyList<SectionView> Sections, bool MayManage, bool Archived);

/// <summary>One material; ChangedAt: what who changes it says they saw, UTC.</summary>
public sealed record MaterialDetail(MaterialLine Line, string Section, DateTime ChangedAt, bool MayManage);

/// <summary>What somebody wants a material to say.</summary>
public sealed record MaterialText(string Title, string Text = "", string? Url = null)
{
    // Longer than is kept, so that the rule finds out.
    internal MaterialText Cleaned(MaterialKind kind) => new(
        MaterialRules.CleanTitle(Title), Text.ReplaceLineEndings("\n"), kind == MaterialKind.Link ? MaterialRules.Address(Url) : null);

    internal Problem? ProblemOf(MaterialKind kind) =>
        MaterialRules.TitleProblem(Title) ?? MaterialRules.TextProblem(kind, Text) ?? (kind == MaterialKind.Link ? MaterialRules.UrlProblem(Url) : null);
}
