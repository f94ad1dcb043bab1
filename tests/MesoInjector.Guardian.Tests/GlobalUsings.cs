global using MesoInjector.Control.Devices;
global using MesoInjector.Guardian.Tests.Emulator;
global using MesoInjector.Hardware.Guardian;
