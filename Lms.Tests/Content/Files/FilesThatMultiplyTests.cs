using System.Buffers.Binary;
using System.Text;
using Lms.Data.Content.Files;

namespace Lms.Tests.Content.Files;

/// <summary>To tell what a file is costs little, whatever its lists of parts say.</summary>
public class FilesThatMultiplyTests
{
    const int Entry = 46;

    [Fact]
    public async Task Of_a_zip_with_a_million_parts_the_first_few_thousand_are_looked_at()
    {
        using var zip = new Counted(Zip(parts: 1_000_000, nameLength: 0));

        Assert.Equal("application/zip", (await TypeAsync(zip))?.ContentType);
        Assert.InRange(zip.Reads, 1, 5_000);
        Assert.InRange(zip.Bytes, 1, 500_000);
    }

    [Theory]
    [InlineData(0u, ushort.MaxValue)]
    [InlineData(uint.MaxValue, (ushort)0)]
    [InlineData(4u, (ushort)0)]
    [InlineData(30u, ushort.MaxValue)]
    public async Task A_zip_that_lies_about_places_and_lengths_is_read_no_further_than_it_goes(uint directory, ushort nameLength)
    {
        var bytes = Zip(parts: 10, nameLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 6), directory);
        using var zip = new Counted(bytes);
        await TypeAsync(zip);

        Assert.InRange(zip.Reads, 1, 50);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(uint.MaxValue)]
    [InlineData(0x7FFFFFFFu)]
    public async Task An_old_document_whose_list_of_parts_leads_back_to_itself_is_left_after_some_steps(uint next)
    {
        var bytes = new byte[512 * 8];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(30), 9);
        for (var at = 512; at < bytes.Length; at += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), next);
        using var document = new Counted(bytes);

        Assert.Null(await TypeAsync(document));
        Assert.InRange(document.Reads, 1, 200);
    }

    static Task<FileType?> TypeAsync(Stream content) => FileTypes.OfAsync(content, TestContext.Current.CancellationToken);

    // A head as of any zip, entries that name nothing, and the end that says where they begin.
    static byte[] Zip(int parts, ushort nameLength)
    {
        var bytes = new byte[30 + (parts * Entry) + 22];
        "PK\x3\x4"u8.CopyTo(bytes);
        for (var part = 0; part < parts; part++)
        {
            var entry = bytes.AsSpan(30 + (part * Entry));
            "PK\x1\x2"u8.CopyTo(entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[28..], nameLength);
        }

        "PK\x5\x6"u8.CopyTo(bytes.AsSpan(bytes.Length - 22));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 6), 30);
        return bytes;
    }

    sealed class Counted(byte[] bytes) : MemoryStream(bytes)
    {
        internal int Reads { get; private set; }

        internal long Bytes { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            var read = await base.ReadAsync(buffer, cancellationToken);
            Bytes += read;
            return read;
        }
    }
}
