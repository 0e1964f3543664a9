using Lms.Data.Shared;

namespace Lms.Web.Shared;

/// <summary>Through whose eyes this window looks at a course, until it is told to stop or loaded again; null: one's own.</summary>
public sealed class LookingAs
{
    /// <summary>The course and whose view it is.</summary>
    public Viewpoint? Eyes { get; private set; }

    /// <summary>What they are called, and the course.</summary>
    public (string Name, string Course) Words { get; private set; }

    public event Action? Changed;

    public void Begin(Viewpoint eyes, string name, string course)
    {
        (Eyes, Words) = (eyes, (name, course));
        Changed?.Invoke();
    }
}
