using System.Collections;
using System.Numerics;

namespace Lms.Data.Permissions;

/// <summary>A set of permissions, small enough to pass by value.</summary>
public readonly record struct PermissionSet(int Bits) : IEnumerable<Permission>
{
    /// <summary>Every permission there is, in the order they are shown.</summary>
    public static IReadOnlyList<Permission> Everything { get; } = Enum.GetValues<Permission>();

    /// <summary>The set of all permissions.</summary>
    public static PermissionSet All { get; } = Of([.. Everything]);

    /// <summary>The set without any.</summary>
    public static PermissionSet None => default;

    /// <summary>How many there are in it.</summary>
    public int Count => BitOperations.PopCount((uint)Bits);

    /// <summary>The set of these.</summary>
    public static PermissionSet Of(params ReadOnlySpan<Permission> permissions)
    {
        var bits = 0;
        foreach (var permission in permissions)
            bits |= 1 << (int)permission;
        return new(bits);
    }

    /// <summary>Whether it is in the set.</summary>
    public bool Has(Permission permission) => (Bits & (1 << (int)permission)) != 0;

    /// <summary>Whether anything is in both.</summary>
    public bool Meets(PermissionSet other) => (Bits & other.Bits) != 0;

    /// <summary>What is in either.</summary>
    public static PermissionSet operator |(PermissionSet a, PermissionSet b) => new(a.Bits | b.Bits);

    /// <summary>What is in both.</summary>
    public static PermissionSet operator &(PermissionSet a, PermissionSet b) => new(a.Bits & b.Bits);

    /// <summary>What is in exactly one.</summary>
    public static PermissionSet operator ^(PermissionSet a, PermissionSet b) => new(a.Bits ^ b.Bits);

    /// <summary>What is in the first and not in the second.</summary>
    public static PermissionSet operator -(PermissionSet a, PermissionSet b) => new(a.Bits & ~b.Bits);

    /// <inheritdoc/>
    public IEnumerator<Permission> GetEnumerator() => Everything.Where(Has).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", (IEnumerable<Permission>)this);
}
