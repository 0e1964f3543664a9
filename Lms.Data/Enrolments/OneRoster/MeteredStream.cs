namespace Lms.Data.Enrolments.OneRoster;

/// <summary>How many bytes may still be read, out of all files together: what a zip says of itself is not believed.</summary>
sealed class Allowance(long bytes)
{
    long left = bytes;

    internal bool UsedUp => left < 0;

    internal int Take(int read)
    {
        left -= read;
        return UsedUp ? 0 : read;
    }
}

/// <summary>A stream that ends where the allowance does.</summary>
sealed class MeteredStream(Stream inner, Allowance allowance) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => allowance.UsedUp ? 0 : allowance.Take(inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        allowance.UsedUp ? 0 : allowance.Take(await inner.ReadAsync(buffer, cancellationToken));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
