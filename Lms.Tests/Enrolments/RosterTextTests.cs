using System.Text;
using Lms.Data.Enrolments;
using Lms.Data.Shared;

namespace Lms.Tests.Enrolments;

/// <summary>What a teacher may choose as a file.</summary>
public class RosterTextTests
{
    const string List = "Name;E-Mail\r\nZoë Groß;zoe@school.example\r\nJosé Núñez;jose@school.example\r\n";

    static RosterTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", true }, { "utf-8", false }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false },
        { "windows-1252", false },
    };

    [Theory, MemberData(nameof(Encodings))]
    public async Task Every_usual_encoding_is_recognised_with_its_mark_and_without(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(List)];

        Assert.Equal(List, await TextAsync(bytes));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Letters_of_other_alphabets_do_not_hide_UTF_16(string encoding)
    {
        const string Riga = "Āris Ķēniņš;aris@school.example\nĀdams Ā;adams@school.example\n田中 健;ken@school.example";
        Assert.Equal(Riga, await TextAsync(Encoding.GetEncoding(encoding).GetBytes(Riga)));
    }

    [Fact]
    public async Task A_damaged_letter_does_not_change_what_the_mark_says() =>
        Assert.Equal("Ad\ufffda;zoë@school.example", await TextAsync([.. Encoding.UTF8.Preamble, (byte)'A', (byte)'d', 0xC3, .. "a;zoë@school.example"u8]));

    [Fact]
    public async Task An_odd_last_byte_of_UTF_16_is_no_fault() =>
        Assert.StartsWith("ada@school.example", await TextAsync([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ada@school.example"), 0x20]), StringComparison.Ordinal);

    [Fact]
    public async Task The_curly_quotes_and_dashes_of_Windows_are_read_as_they_are() =>
        Assert.Equal("“Ada” – ada@school.example", await TextAsync([0x93, (byte)'A', (byte)'d', (byte)'a', 0x94, (byte)' ', 0x96, (byte)' ', .. "ada@school.example"u8]));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\n  ")]
    [InlineData("\ufeff")]
    [InlineData("\ufeff \r\n")]
    [InlineData("\u00a0\u3000")]
    public async Task Nothing_but_blanks_is_an_empty_list(string text) =>
        Assert.Equal(Why.ListEmpty, (await ReadAsync(Encoding.UTF8.GetBytes(text))).Problem?.Why);

    public static TheoryData<string, string> OtherFiles => new()
    {
        { "PNG", "89504E470D0A1A0A0000000D49484452" },
        { "JPEG", "FFD8FFE000104A46494600010100" },
        { "JPEG of a camera", "FFD8FFE1001845786966000049492A00" },
        { "GIF", "47494638396101000100800000FFFFFF" },
        { "WebP", "524946462400000057454250565038200C00" },
        { "BMP", "424D3600300000000000360000002800" },
        { "TIFF", "49492A00080000000C0000010400" },
        { "HEIC", "000000186674797068656963000000006D696631" },
        { "icon", "00000100010010100000010020006804" },
        { "PDF", "255044462D312E370A25E2E3CFD30A312030206F626A0A" },
        { "RTF", "7B5C727466315C616E73695C6465666630" },
        { "gzip", "1F8B0800000000000003" },
        { "7-Zip", "377ABCAF271C0004" },
        { "RAR", "526172211A0701003392B5E5" },
        { "zip of pictures", "504B0304140000000800494D472E6A7067FFD8" },
        { "empty zip", "504B0506000000000000000000000000" },
        { "Word", "504B03041400060008005B436F6E74656E745F54797065735D2E786D6C776F72642F646F63" },
        { "old Word", "D0CF11E0A1B11AE1000057006F007200640044006F0063007500" },
        { "program", "4D5A90000300000004000000FFFF0000" },
        { "program for Linux", "7F454C4602010100000000000000" },
        { "SQLite", "53514C69746520666F726D6174203300" },
        { "MP3", "49443303000000000F76" },
        { "MP4", "00000020667479706D70343200000000" },
        { "WAV", "524946462408000057415645666D742010000000010002" },
        { "font", "0001000000100100000400" },
        { "zeros", "00000000000000000000" },
    };

    [Theory, MemberData(nameof(OtherFiles))]
    public async Task A_file_that_is_no_text_is_refused_whatever_its_name(string what, string hex) =>
        Assert.True((await ReadAsync(Convert.FromHexString(hex))).Problem?.Why == Why.FileIsNoText, what);

    public static TheoryData<string, string> Spreadsheets => new()
    {
        { "Excel", "PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml_rels/.rels\0xl/workbook.xml" },
        { "OpenDocument", "PK\u0003\u0004\u0014\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet" },
        { "old Excel", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\0\0W\0o\0r\0k\0b\0o\0o\0k\0" },
        { "Excel with a password", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\0\0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0" },
    };

    [Theory, MemberData(nameof(Spreadsheets))]
    public async Task A_spreadsheet_is_told_from_other_files_for_it_can_be_saved_as_text(string what, string bytes) =>
        Assert.True((await ReadAsync(Encoding.Latin1.GetBytes(bytes))).Problem?.Why == Why.FileIsSpreadsheet, what);

    [Fact]
    public async Task Of_two_hundred_megabytes_no_more_is_read_than_the_limit()
    {
        var (limits, file) = (new ImportOptions { MaxMegabytes = 1 }, new Endless(200_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = (await RosterText.ReadAsync(file, limits)).Problem;

        Assert.Equal((Why.FileTooLarge, 1), (problem!.Why, problem.Values[0]));
        Assert.InRange(file.Given, 1_000_000, 1_200_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public async Task What_is_as_large_as_the_limit_is_read()
    {
        var (file, limits) = (new Endless(1_000_000), new ImportOptions { MaxMegabytes = 1 });
        Assert.Equal(1_000_000, (await RosterText.ReadAsync(file, limits)).Value.Length);
    }

    static async Task<string> TextAsync(byte[] bytes) => (await ReadAsync(bytes)).Value;

    static Task<Result<string>> ReadAsync(byte[] bytes) => RosterText.ReadAsync(new MemoryStream(bytes), new ImportOptions());

    /// <summary>A file of this size that nobody had to make, and how much of it was taken.</summary>
    sealed class Endless(int size) : MemoryStream
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(buffer.Length, size - Given);
            buffer.Span[..count].Fill((byte)'a');
            Given += count;
            return ValueTask.FromResult(count);
        }
    }
}
