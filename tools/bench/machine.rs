//! The name of the machine, which stands beside every time.

/// The processor's name as the system gives it, or its architecture.
pub(super) fn name() -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map(|rest| rest.trim_start_matches([' ', '\t', ':']).trim());
    match model {
        Some(model) if !model.is_empty() => model.to_owned(),
        _ => format!("a {} machine", std::env::consts::ARCH),
    }
}
