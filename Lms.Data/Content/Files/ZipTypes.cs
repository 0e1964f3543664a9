using System.Buffers.Binary;
using System.Text;

namespace Lms.Data.Content.Files;

/// <summary>What a zip file is: a document of an office, or an archive. Reads the list of its parts, never what is packed.</summary>
static class ZipTypes
{
    // The end of a zip file: 22 bytes and a comment of at most 65,535.
    const int EndLength = 22, LongestEnd = EndLength + ushort.MaxValue, EntryLength = 46, FirstName = 30;

    // Documents name their main part among the first few.
    const int Most = 2000;

    // The parts that tell one sort from another: no other name is kept.
    static readonly string[] telling = ["[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"];

    const string Odf = "application/vnd.oasis.opendocument.";
    const string Ooxml = "application/vnd.openxmlformats-officedocument.";

    internal static async Task<FileType?> OfAsync(Stream content, ReadOnlyMemory<byte> head, CancellationToken cancel)
    {
        if (OpenDocument(head.Span) is { } odf)
            return odf;
        if (await NamesAsync(content, cancel) is not { } names)
            return null; // cut off, or no zip at all
        if (!names.Contains("[Content_Types].xml"))
            return new(FileKind.Archive, "application/zip");
        return names.Contains("word/document.xml") ? new(FileKind.Office, Ooxml + "wordprocessingml.document")
            : names.Contains("xl/workbook.xml") || names.Contains("xl/workbook.bin") ? new(FileKind.Office, Ooxml + "spreadsheetml.sheet")
            : names.Contains("ppt/presentation.xml") ? new(FileKind.Office, Ooxml + "presentationml.presentation")
            : new(FileKind.Archive, "application/zip");
    }

    // Their first part says what they are, not packed.
    static FileType? OpenDocument(ReadOnlySpan<byte> head)
    {
        if (head.Length < FirstName)
            return null;
        var start = Encoding.Latin1.GetString(head[FirstName..]);
        var marker = "mimetype" + Odf;
        if (!start.StartsWith(marker, StringComparison.Ordinal))
            return null;
        var kind = new string([.. start[marker.Length..].TakeWhile(char.IsAsciiLetterLower)]);
        return kind is "text" or "spreadsheet" or "presentation" or "graphics" or "formula" ? new(FileKind.Office, Odf + kind) : null;
    }

    static async Task<HashSet<string>?> NamesAsync(Stream content, CancellationToken cancel)
    {
        var tail = new byte[Math.Min(content.Length, LongestEnd)];
        content.Position = content.Length - tail.Length;
        await content.ReadExactlyAsync(tail, cancel);
        var end = tail.AsSpan().LastIndexOf("PK\x5\x6"u8);
        if (end < 0 || end + EndLength > tail.Length)
            return null;
        var at = (long)BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var names = new HashSet<string>();
        var (entry, name) = (new byte[EntryLength], new byte[telling.Max(part => part.Length)]);
        for (var parts = 0; parts < Most && at + EntryLength <= content.Length; parts++)
        {
            content.Position = at;
            await content.ReadExactlyAsync(entry, cancel);
            if (!entry.AsSpan().StartsWith("PK\x1\x2"u8))
                break;
            var length = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(28));
            if (at + EntryLength + length > content.Length)
                break;
            if (length <= name.Length)
            {
                await content.ReadExactlyAsync(name.AsMemory(0, length), cancel);
                var part = Encoding.ASCII.GetString(name, 0, length);
                if (telling.Contains(part))
                    names.Add(part);
            }

            at += EntryLength + length + BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(32));
        }

        return names;
    }
}
