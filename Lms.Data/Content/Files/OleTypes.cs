using System.Buffers.Binary;
using System.Text;

namespace Lms.Data.Content.Files;

/// <summary>What a file in Microsoft's older format is, by the parts it names: installers and mails have the same shape. See MS-CFB.</summary>
static class OleTypes
{
    const int EntryLength = 128, MostSectors = 64, MapInHeader = 109;

    internal static bool Is(ReadOnlySpan<byte> head) =>
        head.Length >= 512 && head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    internal static async Task<FileType?> OfAsync(Stream content, ReadOnlyMemory<byte> head, CancellationToken cancel)
    {
        var power = BinaryPrimitives.ReadUInt16LittleEndian(head.Span[30..]);
        if (power is not (9 or 12))
            return null;
        var size = 1 << power;
        var sector = (long)BinaryPrimitives.ReadUInt32LittleEndian(head.Span[48..]);
        var block = new byte[size];
        for (var i = 0; i < MostSectors && await ReadAsync(content, sector, block, cancel); i++)
        {
            if (OfEntries(block) is { } type)
                return type;

            // Where the directory goes on stands in a table, whose parts the header lists.
            var part = sector / (size / 4);
            if (part >= MapInHeader || !await ReadAsync(content, BinaryPrimitives.ReadUInt32LittleEndian(head.Span[(76 + (4 * (int)part))..]), block, cancel))
                return null;
            sector = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(4 * (int)(sector % (size / 4))));
        }

        return null;
    }

    static async Task<bool> ReadAsync(Stream content, long sector, byte[] block, CancellationToken cancel)
    {
        var at = (sector + 1) * block.Length;
        if (at + block.Length > content.Length)
            return false;
        content.Position = at;
        return await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancel) == block.Length;
    }

    static FileType? OfEntries(ReadOnlySpan<byte> block)
    {
        for (var at = 0; at + EntryLength <= block.Length; at += EntryLength)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(block[(at + 64)..]);
            if (length is < 2 or > 64)
                continue;
            var type = Encoding.Unicode.GetString(block.Slice(at, length - 2)) switch
            {
                "WordDocument" => "application/msword",
                "Workbook" or "Book" => "application/vnd.ms-excel",
                "PowerPoint Document" => "application/vnd.ms-powerpoint",
                _ => null,
            };
            if (type is not null)
                return new(FileKind.Office, type);
        }

        return null;
    }
}
