using System.Text;
using Microsoft.JSInterop;

namespace Lms.Tests.Support;

/// <summary>What stands in a text box of the browser, handed over as a stream as often as it is asked for.</summary>
sealed class TextBox : IJSStreamReference
{
    public byte[] Bytes { get; private set; } = [];

    public string Text
    {
        get => Encoding.UTF8.GetString(Bytes);
        set => Bytes = Encoding.UTF8.GetBytes(value);
    }

    public long Length => Bytes.Length;

    public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
        Length <= maxAllowedSize ? ValueTask.FromResult<Stream>(new MemoryStream(Bytes)) : throw new ArgumentOutOfRangeException(nameof(maxAllowedSize));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
