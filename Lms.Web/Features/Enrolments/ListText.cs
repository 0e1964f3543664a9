using System.Runtime.InteropServices;

namespace Lms.Web.Features.Enrolments;

/// <summary>The text of a list, which may be as long as a book: kept packed while a page is open, for a page may be open for hours.</summary>
public sealed class ListText(string text)
{
    readonly Packed packed = new(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>In characters.</summary>
    public int Length { get; } = text.Length;

    /// <summary>The text as it was.</summary>
    public string Read() => new(MemoryMarshal.Cast<byte, char>(packed.Value));
}
