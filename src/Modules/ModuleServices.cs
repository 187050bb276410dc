using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Oversight;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;

namespace MotCua.Modules;

public static class ModuleServices
{
    /// <summary>
    /// Every handler and query service of every module, one per unit of work. Found by name: a class ending in
    /// <c>Handler</c> acts, one ending in <c>Queries</c> answers. What they share is listed below them.
    /// </summary>
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        foreach (var type in typeof(ModuleServices).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false }
            && (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Queries", StringComparison.Ordinal))))
            services.AddScoped(type);
        services.AddScoped<JournalCheck>().AddScoped<DossierCheck>();
        services.AddScoped<Holders>().AddScoped<Desk>().AddScoped<StepMoves>().AddScoped<StepPlan>().AddScoped<DossierClock>();
        services.AddSingleton<OfficeDirectory>().AddSingleton<WorkClock>().AddSingleton<Places>().AddSingleton<Catalogue>().AddSingleton<TrackingSecrets>().AddSingleton<MissKeys>();
        services.AddSingleton<Procedures.Import.ImportProcedures>();
        services.AddSingleton(_ => ProcessPolicy.Load(ShippedFiles.Path("processes")));
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
