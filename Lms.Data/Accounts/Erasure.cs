namespace Lms.Data.Accounts;

/// <summary>What becomes of something that refers to a person who is erased.</summary>
enum Erasure
{
    /// <summary>It is theirs alone and goes with them.</summary>
    Goes,

    /// <summary>It is somebody else's now.</summary>
    PassesOn,

    /// <summary>It stays without its words, which may tell who they were.</summary>
    FallsSilent,

    /// <summary>It is about others, and stays as it is: a former member did it.</summary>
    Stays,
}
