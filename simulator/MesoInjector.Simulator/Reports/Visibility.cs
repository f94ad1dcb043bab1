using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("MesoInjector.Simulator.Tests")]
