namespace Lms.Data.Enrolments;

/// <summary>Everything an enrolment says, apart from whose it is and where.</summary>
public sealed record EnrolmentState(string Section, string StudentNumber, EnrolmentSource Source, long ById, DateTime At, DateTime? WithdrawnAt)
{
    /// <summary>Whether the person is a student of the course.</summary>
    public bool IsEnrolled => WithdrawnAt is null;

    /// <summary>The state of somebody who is enrolled now; who was here before keeps section and number.</summary>
    internal static EnrolmentState Enrolled(EnrolmentState? before, EnrolmentSource source, long byId, DateTime now) =>
        new(before?.Section ?? "", before?.StudentNumber ?? "", source, byId, now, null);

    /// <summary>The same place, given up or taken away now.</summary>
    internal EnrolmentState Withdrawn(EnrolmentSource source, long byId, DateTime now) =>
        this with { Source = source, ById = byId, At = now, WithdrawnAt = now };

    internal static EnrolmentState Of(Enrolment row) => new(row.Section, row.StudentNumber, row.Source, row.ById, row.At, row.WithdrawnAt);

    internal Enrolment Row(long courseId, long accountId) => new()
    {
        CourseId = courseId,
        AccountId = accountId,
        Section = Section,
        StudentNumber = StudentNumber,
        Source = Source,
        ById = ById,
        At = At,
        WithdrawnAt = WithdrawnAt,
    };
}

/// <summary>What became of one student; null: no row.</summary>
public sealed record EnrolmentStep(long AccountId, string Name, EnrolmentState? Before, EnrolmentState? After);

/// <summary>What a change did, to say so and to undo it as a whole.</summary>
public sealed record EnrolmentChange(long CourseId, IReadOnlyList<EnrolmentStep> Steps);
