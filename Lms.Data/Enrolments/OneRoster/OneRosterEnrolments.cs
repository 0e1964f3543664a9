using System.Collections;
using System.Text;

namespace Lms.Data.Enrolments.OneRoster;

/// <summary>
/// The lines of enrollments.csv, of which there may be millions, in little room: ids of classes and users are kept once, those of the lines
/// as the bytes they were, and only read when a line has a problem.
/// </summary>
public sealed class OneRosterEnrolments : IReadOnlyList<OneRosterEnrolment>
{
    const int Block = 1 << 16;

    readonly List<Packed[]> blocks = [];
    readonly List<byte[]> idBlocks = [];
    readonly Ids classes = new(), users = new();
    int idEnd = Block;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>The ids of all users that are named, each once.</summary>
    public IReadOnlyList<string> UserIds => users.All;

    /// <inheritdoc/>
    public OneRosterEnrolment this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            var packed = blocks[index / Block][index % Block];
            return new(this, packed.IdAt)
            {
                Line = packed.Line,
                ClassId = classes.All[packed.Class],
                UserId = users.All[packed.User],
                Role = packed.Role,
                Primary = packed.Primary,
                Gone = packed.Gone,
                Ends = packed.Ends == 0 ? null : DateOnly.FromDayNumber(packed.Ends),
            };
        }
    }

    /// <inheritdoc/>
    public IEnumerator<OneRosterEnrolment> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(int line, ReadOnlySpan<byte> id, string classId, string userId, OneRosterRole role, bool primary, bool gone, DateOnly? ends)
    {
        if (Count % Block == 0)
            blocks.Add(new Packed[Block]);
        blocks[^1][Count % Block] = new(line, classes.Of(classId), users.Of(userId), ends?.DayNumber ?? 0, Keep(id), role, primary, gone);
        Count++;
    }

    /// <summary>One number for the class and the user of a line.</summary>
    internal long PlaceOf(int index)
    {
        var packed = blocks[index / Block][index % Block];
        return ((long)packed.Class << 32) | (uint)packed.User;
    }

    internal string IdAt(uint at)
    {
        var (block, from) = (idBlocks[(int)(at / Block)], (int)(at % Block));
        return Encoding.UTF8.GetString(block, from + 1, block[from]);
    }

    // With its length in front; of one that is longer than ids may be the beginning is enough to find it.
    uint Keep(ReadOnlySpan<byte> id)
    {
        id = id[..Math.Min(id.Length, byte.MaxValue)];
        if (idEnd + 1 + id.Length > Block)
        {
            idBlocks.Add(new byte[Block]);
            idEnd = 0;
        }

        var at = (uint)(((idBlocks.Count - 1L) * Block) + idEnd);
        idBlocks[^1][idEnd] = (byte)id.Length;
        id.CopyTo(idBlocks[^1].AsSpan(idEnd + 1));
        idEnd += 1 + id.Length;
        return at;
    }

    readonly record struct Packed(int Line, int Class, int User, int Ends, uint IdAt, OneRosterRole Role, bool Primary, bool Gone);

    sealed class Ids
    {
        readonly Dictionary<string, int> numbers = [];

        internal List<string> All { get; } = [];

        internal int Of(string id)
        {
            if (numbers.TryGetValue(id, out var number))
                return number;
            numbers.Add(id, All.Count);
            All.Add(id);
            return All.Count - 1;
        }
    }
}

/// <summary>A line of enrollments.csv. Ends: the last day, where there is one.</summary>
public readonly struct OneRosterEnrolment
{
    readonly OneRosterEnrolments lines;
    readonly uint idAt;

    internal OneRosterEnrolment(OneRosterEnrolments lines, uint idAt) => (this.lines, this.idAt) = (lines, idAt);

    /// <summary>Where it stands.</summary>
    public int Line { get; internal init; }

    /// <summary>Its own id.</summary>
    public string SourcedId => lines.IdAt(idAt);

    /// <summary>The id of the class.</summary>
    public required string ClassId { get; init; }

    /// <summary>The id of the user.</summary>
    public required string UserId { get; init; }

    /// <summary>What it makes of the user.</summary>
    public OneRosterRole Role { get; internal init; }

    /// <summary>Whether the user is the class's first teacher.</summary>
    public bool Primary { get; internal init; }

    /// <summary>Whether it is deleted.</summary>
    public bool Gone { get; internal init; }

    /// <summary>The last day, where there is one.</summary>
    public DateOnly? Ends { get; internal init; }
}
