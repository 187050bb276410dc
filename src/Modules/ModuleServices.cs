using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MotCua.Modules;

public static class ModuleServices
{
    /// <summary>
    /// Every handler and query service of every module, one per unit of work. Found by name: a class ending in
    /// <c>Handler</c> acts, one ending in <c>Queries</c> answers.
    /// </summary>
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        foreach (var type in typeof(ModuleServices).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false }
            && (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Queries", StringComparison.Ordinal))))
            services.AddScoped(type);
        services.AddScoped<Staffing.Holders>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Procedures.Catalogue>();
        services.AddSingleton<Procedures.Import.ImportProcedures>();
        return services;
    }
}
