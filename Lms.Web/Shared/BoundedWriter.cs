using System.Text;

namespace Lms.Web.Shared;

/// <summary>Keeps what is written to it, and stops whoever writes more than was agreed.</summary>
sealed class BoundedWriter(int most) : TextWriter
{
    readonly StringBuilder written = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        Ask(1);
        written.Append(value);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Ask(buffer.Length);
        written.Append(buffer);
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override string ToString() => written.ToString();

    void Ask(int more)
    {
        if (written.Length + more > most)
            throw new TooInvolvedException();
    }
}
