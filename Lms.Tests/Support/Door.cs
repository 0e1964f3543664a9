using System.Reflection;
using Lms.Data.Permissions;
using Lms.Data.Shared;

namespace Lms.Tests.Support;

/// <summary>Every use case and query that Lms.Data offers to somebody who acts, found by reflection.</summary>
static class Door
{
    static IEnumerable<MethodInfo> All { get; } = typeof(PermissionService).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false })
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) && !typeof(Delegate).IsAssignableFrom(method.DeclaringType));

    public static IEnumerable<MethodInfo> WithActor => All.Where(method => method.GetParameters().Any(p => p.ParameterType == typeof(Actor)));

    public static IEnumerable<MethodInfo> WithoutActor => All.Except(WithActor);

    public static IEnumerable<string> Names(IEnumerable<MethodInfo> methods) => methods.Select(Name);

    public static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
