"""Shows: translates HTTP to actions and queries; decides nothing."""
