using System.IO.Compression;

namespace Lms.Web.Features.Enrolments;

/// <summary>Something long that a page needs again only when somebody presses a button: until then it is kept in a fraction of its room.</summary>
sealed class Packed
{
    readonly byte[] bytes;
    readonly int length;

    internal Packed(ReadOnlySpan<byte> value)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(value);
        (bytes, length) = (memory.ToArray(), value.Length);
    }

    internal byte[] Value
    {
        get
        {
            var value = new byte[length];
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            gzip.ReadExactly(value);
            return value;
        }
    }
}
