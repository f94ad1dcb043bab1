using System.Collections.Frozen;

namespace MesoInjector.Records.Users;

/// <summary>Which role may do what.</summary>
public static class Rights
{
    private static readonly FrozenDictionary<Role, FrozenSet<Right>> Table = new Dictionary<Role, FrozenSet<Right>>
    {
        [Role.Clinician] = FrozenSet.Create(Right.Treat, Right.OverrideScreening, Right.ReadRecords, Right.ExportRecords),
        [Role.Technician] = FrozenSet.Create(Right.Calibrate, Right.Service, Right.RunScenarios, Right.ReadRecords),
        [Role.Qa] = FrozenSet.Create(Right.RunScenarios, Right.ReadRecords, Right.ExportRecords),
        [Role.Admin] = FrozenSet.Create(Right.ReadRecords, Right.ExportRecords, Right.RestoreRecords, Right.ManageUsers),
    }.ToFrozenDictionary();

    /// <summary>Whether a role may.</summary>
    public static bool Has(this Role role, Right right) => Table.TryGetValue(role, out FrozenSet<Right>? rights) && rights.Contains(right);
}
