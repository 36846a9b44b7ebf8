"""What must not be public: personal data in texts."""
